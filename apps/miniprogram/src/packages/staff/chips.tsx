import { Text, View } from '@tarojs/components';
import './chips.scss';

interface ChipsProps {
  choices: readonly string[];
  chosen: string | null;
  onChoose: (choice: string) => void;
}

/** One of a few words, large enough for a thumb. */
export function Chips({ choices, chosen, onChoose }: ChipsProps) {
  return (
    <View className="chips">
      {choices.map((choice) => (
        <View
          className={`chips__chip ${choice === chosen ? 'chips__chip--on' : ''}`}
          hoverClass="chips__chip--pressed"
          key={choice}
          onClick={() => onChoose(choice)}
        >
          <Text>{choice}</Text>
        </View>
      ))}
    </View>
  );
}
