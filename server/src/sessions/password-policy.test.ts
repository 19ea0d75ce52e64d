import { describe, expect, it, test } from 'vitest';
import { requireStrongPassword, weaknessOf } from './password-policy.ts';

const about = ['owner@severny-put.example', 'Соколова Анна Викторовна', 'ООО «Северный путь»'];

describe('a password is refused', () => {
  test.each([
    ['of eleven characters', 'Xk3#vQ9!zLp', 'password_too_short'],
    ['of one that is counted by its characters, not its bytes', 'щщщщщщщщщщщ', 'password_too_short'],
    ['of leaks', 'password1234', 'password_too_common'],
    ['of a row of keys', 'qwertyuiop[]', 'password_too_common'],
    ['of a row of Russian keys', 'йцукенгшщзхъ', 'password_too_common'],
    ['of one letter', 'aaaaaaaaaaaaaaaa', 'password_too_common'],
    ['of a repeated word', 'пароль пароль', 'password_too_common'],
    ['of the login', 'owner@severny-put.example', 'password_too_common'],
    ['of the company', 'северный путь', 'password_too_common'],
    ['of the person', 'Соколова Анна', 'password_too_common'],
  ])('%s', async (_, password, weakness) => {
    expect(await weaknessOf(password, about)).toBe(weakness);
  });
});

describe('a password is taken', () => {
  test.each([
    ['of words without rules of composition', 'lantern over the frozen river'],
    ['of Russian words', 'верблюд переплыл Байкал'],
    ['of random letters alone', 'zqvxkwjpmrtb'],
    ['of 256 characters', `${'длинная фраза '.repeat(18)}конец`],
  ])('%s', async (_, password) => {
    expect(await weaknessOf(password, about)).toBeNull();
  });

  it('whose every character is made of two code units', async () => {
    expect(await weaknessOf('🐪🚢🏔🌊🧊🎣🐟🛶🌅🌌🏕🔥', about)).toBeNull();
  });
});

it('is told with what would be right', async () => {
  await expect(requireStrongPassword('short', about)).rejects.toMatchObject({
    code: 'password_too_short',
    params: { minLength: 12 },
  });
});
