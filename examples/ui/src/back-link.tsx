import { ArrowLeft } from 'lucide-preact';

/** To the list that a screen was opened from. */
export function BackLink({ href, text }: { href: string; text: string }) {
  return (
    <p class="screen-only">
      <a class="back" href={href}>
        <ArrowLeft />
        {text}
      </a>
    </p>
  );
}
