import { cabinet } from '@element-cabinet/ui/session';
import { useResource } from '@element-cabinet/ui/use-resource';

/** Whom to call: the lessor's telephones, one under another. */
export function LessorPhones() {
  const { data: lessor } = useResource('lessor', () => cabinet.lessor.get());
  return (
    <>
      {lessor?.phones.map((phone) => (
        <p key={phone}>
          <a class="num" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            {phone}
          </a>
        </p>
      ))}
    </>
  );
}
