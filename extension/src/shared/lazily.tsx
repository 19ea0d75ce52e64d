import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose chunk is loaded when it is first shown; until then there is nothing in its place. */
export function lazily<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  const loaded = signal<FunctionComponent<P> | undefined>(undefined);
  return (props) => {
    useEffect(() => {
      load().then((component) => {
        loaded.value = component;
      });
    }, []);
    const Component = loaded.value;
    return Component ? <Component {...props} /> : null;
  };
}
