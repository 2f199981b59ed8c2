import { View } from '@tarojs/components';
import './skeleton.scss';

/** A grey bar in the place of words. Width in percent of its container. */
export function Bar({ width, tall = false }: { width: number; tall?: boolean }) {
  return <View className={`bone ${tall ? 'bone--tall' : ''}`} style={{ width: `${width}%` }} />;
}

/** The shape of a ticket that is on its way. @param why with the line that says why one has it */
export function TicketBones({ count, why = false }: { count: number; why?: boolean }) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <View className="bones-ticket" key={index}>
          <View className="bones-ticket__stub" />
          <View className="bones-ticket__words">
            <Bar width={60} />
            <Bar width={80} />
            <Bar width={36} />
            {why && <Bar width={92} />}
          </View>
        </View>
      ))}
    </>
  );
}

/** The shape of a ladder: three rings and their words. */
export function LadderBones() {
  return (
    <View className="bones-ladder">
      {[0, 1, 2].map((index) => (
        <View className="bones-ladder__step" key={index}>
          <View className="bones-ladder__ring" />
          <Bar width={64} />
          <Bar width={48} />
        </View>
      ))}
    </View>
  );
}

/** The shape of a few lines of text. */
export function LineBones({ widths }: { widths: readonly number[] }) {
  return (
    <View>
      {widths.map((width, index) => (
        <Bar key={index} width={width} />
      ))}
    </View>
  );
}
