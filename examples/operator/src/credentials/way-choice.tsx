import { words } from './words.ts';

export type Way = 'mail' | 'print';

/** By mail, or on a sheet of paper. */
export function WayChoice({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  return (
    <fieldset class="way">
      <legend>{words().way}</legend>
      {(['mail', 'print'] as const).map((each) => (
        <label key={each} class="choice">
          <input type="radio" name="way" checked={way === each} onChange={() => onChoose(each)} />
          <span>
            {words()[each]}
            <small class="muted">{each === 'mail' ? words().mailText : words().printText}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
