import { Skeleton } from './skeleton.tsx';

/** The frame before the person is known. */
export function FrameSkeleton() {
  return (
    <div class="frame">
      <div class="side">
        <span class="brand">
          <Skeleton width="120px" height="28px" />
        </span>
        <ul>
          {[1, 2, 3, 4].map((each) => (
            <li key={each}>
              <span class="section">
                <Skeleton height="20px" />
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div class="page">
        <div class="top">
          <Skeleton width="220px" height="36px" />
        </div>
        <Skeleton width="160px" height="28px" />
        <Skeleton height="240px" />
        <Skeleton height="320px" />
      </div>
    </div>
  );
}
