import { View } from '@tarojs/components';
import './toggle.scss';

interface ToggleProps {
  on: boolean;
  /** What it decides, for who hears the page instead of seeing it. */
  label: string;
  /** Drawn and deaf while an answer is on its way. */
  busy?: boolean;
  onTurn: (on: boolean) => void;
}

/** A switch: as easy off as on. */
export function Toggle({ on, label, busy = false, onTurn }: ToggleProps) {
  return (
    <View
      className={`toggle ${on ? 'toggle--on' : ''} ${busy ? 'toggle--busy' : ''}`}
      ariaRole="switch"
      ariaLabel={`${label}，${on ? '已开' : '已关'}`}
      onClick={busy ? undefined : () => onTurn(!on)}
    >
      <View className="toggle__track">
        <View className="toggle__knob" />
      </View>
    </View>
  );
}
