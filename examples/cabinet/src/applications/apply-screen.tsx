import type { ApplicationReceived } from '@element-cabinet/sdk';
import { formatDate } from '@element-cabinet/sdk/format';
import { Door } from '@element-cabinet/ui/door';
import { locale } from '@element-cabinet/ui/i18n';
import { useState } from 'preact/hooks';
import { paths } from '../paths.ts';
import { words as shared } from '../words.ts';
import { ApplyForm } from './apply-form.tsx';
import { words } from './words.ts';

/** A stranger applies for leasing, and learns the number and where to see what becomes of it. */
export function ApplyScreen() {
  const [received, setReceived] = useState<{ answer: ApplicationReceived; email: string }>();
  return received ? (
    <Received key="received" {...received} onAgain={() => setReceived(undefined)} />
  ) : (
    <Door
      key="form"
      wide
      title={words().title}
      product={shared().product}
      lead={words().lead}
      foot={<a href={paths.signIn()}>{words().haveAccount}</a>}
    >
      <ApplyForm onReceived={(answer, email) => setReceived({ answer, email })} />
    </Door>
  );
}

interface ReceivedProps {
  answer: ApplicationReceived;
  email: string;
  onAgain: () => void;
}

function Received({ answer, email, onAgain }: ReceivedProps) {
  const { answerBy, number, statusToken } = answer;
  const day = formatDate(answerBy, new Date().toISOString().slice(0, 10), locale.value);
  return (
    <Door
      wide
      title={words().received}
      product={shared().product}
      lead={`${words().receivedText(email)} ${words().answerBy(day)}`}
      foot={<a href={paths.signIn()}>{words().haveAccount}</a>}
    >
      <p class="muted door-fact">{words().number}</p>
      <p class="application-number num">{number}</p>
      <div class="actions">
        <button type="button" onClick={onAgain}>
          {words().another}
        </button>
        <a class="button primary" href={paths.application(statusToken)}>
          {words().toStatus}
        </a>
      </div>
    </Door>
  );
}
