import { formatTime } from '@element-cabinet/sdk/format';
import type { ComponentChildren } from 'preact';
import { ErrorState } from './error-state.tsx';
import { isOffline } from './errors.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { Loading } from './skeleton.tsx';
import type { Resource } from './use-resource.ts';

interface ResourceViewProps<T> {
  resource: Resource<T>;
  /** The real layout in grey. */
  skeleton: ComponentChildren;
  children: (data: T) => ComponentChildren;
}

/** A loaded thing in each of its states: skeleton, error, data, and old data with its time. */
export function ResourceView<T>({ resource, skeleton, children }: ResourceViewProps<T>) {
  const { data, error, loadedAt, refresh } = resource;
  if (data === undefined) {
    return error === undefined ? (
      <Loading>{skeleton}</Loading>
    ) : (
      <ErrorState error={error} onRetry={refresh} />
    );
  }
  return (
    <>
      {error !== undefined && loadedAt && (
        <OfflineNotice
          time={formatTime(loadedAt.toISOString())}
          offline={isOffline(error)}
          onRetry={refresh}
        />
      )}
      {children(data)}
    </>
  );
}
