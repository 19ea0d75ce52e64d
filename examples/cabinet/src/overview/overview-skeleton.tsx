import { Skeleton, SkeletonRows } from '@element-cabinet/ui/skeleton';

export function OverviewSkeleton() {
  return (
    <div class="skeleton-screen">
      <div class="overview-top">
        <div class="card skeleton-lines">
          <Skeleton width="160px" height="16px" />
          <Skeleton width="240px" height="36px" />
          <Skeleton width="200px" height="36px" />
          <Skeleton height="48px" />
        </div>
        <div class="card">
          <SkeletonRows rows={3} columns={2} />
        </div>
      </div>
      <div class="card skeleton-lines">
        <Skeleton width="180px" height="16px" />
        <Skeleton height="180px" />
      </div>
      <div class="card">
        <SkeletonRows rows={6} columns={5} />
      </div>
    </div>
  );
}
