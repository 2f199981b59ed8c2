import { useEffect, useState } from 'react';
import { useShown } from '../hooks/use-now';
import { platform } from '../platform';
import { AgreementSheet } from './agreement-sheet';

/**
 * Stands on every page that asks WeChat for something private. Whoever agreed long ago on another phone, or before the
 * guide was changed, is asked here, and what they wanted goes on by itself.
 */
export function AgreementGate() {
  const [waiting, setWaiting] = useState<{ answer: (agreed: boolean) => void } | null>(null);
  const shown = useShown();

  useEffect(
    () => (shown ? platform.onAgreementAsked((answer) => setWaiting({ answer })) : undefined),
    [shown],
  );

  if (waiting === null) return null;
  const tell = (agreed: boolean): void => {
    setWaiting(null);
    waiting.answer(agreed);
  };
  return <AgreementSheet next="继续" onAnswer={tell} />;
}
