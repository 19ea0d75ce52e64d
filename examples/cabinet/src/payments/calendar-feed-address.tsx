import { Card } from '@element-cabinet/ui/card';
import { showToast } from '@element-cabinet/ui/toast';
import { Copy } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from './calendar-feed-words.ts';

/** The secret, the one time it is known. */
export function FeedAddress({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [address]);
  const copy = async () => {
    // Without TLS a page has no clipboard; then it is copied by hand from what is selected.
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      showToast({ text: words().copied });
    } catch {
      document.execCommand('copy');
    }
  };
  return (
    <Card title={words().address}>
      <p class="notice feed-secret">{words().secret}</p>
      <div class="feed-address">
        <input
          ref={field}
          readOnly
          aria-label={words().address}
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" class="primary" onClick={copy}>
          <Copy />
          {words().copy}
        </button>
      </div>
    </Card>
  );
}

/** Three lines for each of the calendars that people have. */
export function HowToAdd() {
  const ways = [
    [words().google, words().googleSteps],
    [words().apple, words().appleSteps],
    [words().outlook, words().outlookSteps],
  ] as const;
  return (
    <Card title={words().how}>
      <div class="feed-ways">
        {ways.map(([name, steps]) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <ol>
              {steps.split('\n').map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Card>
  );
}
