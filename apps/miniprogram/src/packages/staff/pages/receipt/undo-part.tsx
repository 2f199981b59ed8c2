import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import type { Receipt } from '@/api-types';
import { shortCountdown, yuanExact } from '@/format';
import { useNow } from '@/hooks/use-now';
import { ActionButton } from '@/ui/primary-button';
import { Sheet } from '@/ui/sheet';
import { Chips } from '../../chips';
import { REASONS, mayUndo, useUndo, type Undoing } from './undo';

interface UndoSheetProps {
  receipt: Receipt;
  undoing: Undoing;
  onDone: () => void;
  onClose: () => void;
}

function UndoSheet({ receipt, undoing, onDone, onClose }: UndoSheetProps) {
  const [reason, setReason] = useState<string | null>(null);
  const { busy, error } = undoing;

  const confirm = async (): Promise<void> => {
    if (reason !== null && (await undoing.undo(receipt.id, reason))) onDone();
  };

  return (
    <Sheet title="撤销这笔核销" onClose={busy ? null : onClose}>
      <Text className="undo__what">
        「{receipt.coupon.name}」会回到顾客的券包，请把已收的 {yuanExact(receipt.payableFen)} 退给顾客。
      </Text>
      <Text className="undo__ask">为什么撤销？</Text>
      <Chips choices={REASONS} chosen={reason} onChoose={setReason} />
      <Text className="undo__stop">{error === null ? '' : error.message}</Text>
      <ActionButton disabled={busy || reason === null} onPress={() => void confirm()}>
        {busy ? '正在撤销…' : '确认撤销'}
      </ActionButton>
    </Sheet>
  );
}

/** The manager's half hour: a quiet button with the time that is left, and the sheet behind it. */
export function UndoPart({ receipt, onUndone }: { receipt: Receipt; onUndone: () => void }) {
  const nowMs = useNow();
  const undoing = useUndo();
  const [asking, setAsking] = useState(false);
  const until = receipt.undoableUntil;

  const open = (): void => {
    undoing.forget();
    setAsking(true);
  };
  const done = (): void => {
    setAsking(false);
    onUndone();
  };

  if (until === null || (!asking && !mayUndo(receipt, nowMs))) return null;
  return (
    <View className="undo">
      <ActionButton look="quiet" onPress={open}>
        撤销这笔核销
      </ActionButton>
      <Text className="undo__left">还可以撤销 {shortCountdown(until, nowMs) || '0:00'}</Text>
      {asking && (
        <UndoSheet receipt={receipt} undoing={undoing} onDone={done} onClose={() => setAsking(false)} />
      )}
    </View>
  );
}
