import { Text, View } from '@tarojs/components';
import type { Step } from '../api-types';
import { partDone } from '../format';
import './ring-step.scss';

const MARK: Record<Step['state'], (step: Step) => string> = {
  reached: () => '',
  running: (step) => `${step.done}/${step.needed}`,
  locked: (step) => `${step.done}/${step.needed}`,
  missed: () => '错过',
};

/** Degrees of turn that show `part` of half a ring: from hidden (−135°) to full (45°, and a little over the seam). */
const turn = (part: number): string => `rotate(${part >= 1 ? 46.5 : -135 + 180 * Math.max(0, part)}deg)`;

/** One step of a ladder: gold when reached, a ring filling towards it, grey when missed. */
export function RingStep({ step }: { step: Step }) {
  const part = partDone(step.done, step.needed);
  const filling = step.state === 'running' || step.state === 'locked';
  return (
    <View className={`ring ring--${step.state}`}>
      <View className="ring__dial">
        {filling && part > 0 && (
          <>
            <View className="ring__half ring__half--right">
              <View className="ring__arc" style={{ transform: turn(part * 2) }} />
            </View>
            {part > 0.5 && (
              <View className="ring__half ring__half--left">
                <View className="ring__arc" style={{ transform: turn(part * 2 - 1) }} />
              </View>
            )}
          </>
        )}
        {step.state === 'reached' && <View className="ring__tick" />}
        <Text className="ring__mark">{MARK[step.state](step)}</Text>
      </View>
      <Text className="ring__title">{step.title}</Text>
      <Text className="ring__condition">{step.condition}</Text>
    </View>
  );
}
