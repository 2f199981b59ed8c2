import type { ApiError } from '@/http';
import { Empty, Failed } from '@/ui/states';
import { onTimeline } from './single-page';
import { showGroups } from './ways';

interface NotShownProps {
  error: ApiError;
  onRetry: () => void;
}

/** A link that leads to nothing has another next step than a page that did not load. */
export function NotShown({ error, onRetry }: NotShownProps) {
  if (error.status !== 404) return <Failed error={error} onRetry={onRetry} />;
  if (onTimeline()) return <Empty text={error.message} />;
  return <Empty text={error.message} action="看看拼团活动" onAction={showGroups} />;
}
