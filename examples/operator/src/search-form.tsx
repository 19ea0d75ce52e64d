import { Search } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';

const pauseMs = 300;

interface SearchFormProps {
  /** What is looked for among: `Компания, ИНН, номер договора`. */
  label: string;
  query: string;
  /** The address of the list with this query. */
  href: (query: string | undefined) => string;
}

/** Looks while one types; what is looked for stands in the address. */
export function SearchForm({ label, query, href }: SearchFormProps) {
  const { route } = useLocation();
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  useEffect(() => {
    if (typed.trim() === query) return;
    const timer = setTimeout(() => route(href(typed.trim() || undefined), true), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    route(href(typed.trim() || undefined), true);
  };
  return (
    <search class="screen-only">
      <form class="search" onSubmit={submit}>
        <Search />
        <label class="hidden-visually" for="query">
          {label}
        </label>
        <input
          id="query"
          type="search"
          maxLength={100}
          placeholder={label}
          value={typed}
          onInput={({ currentTarget: { value } }) => setTyped(value)}
        />
      </form>
    </search>
  );
}
