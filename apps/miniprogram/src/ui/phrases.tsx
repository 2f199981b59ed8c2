import { Text } from '@tarojs/components';
import './phrases.scss';

/** A sentence that breaks between its phrases, not inside a word, when it does not fit on one line. */
export function Phrases({ text }: { text: string }) {
  const phrases = text.match(/[^，；：]+[，；：]?|[，；：]/g) ?? [];
  return (
    <>
      {phrases.map((phrase, index) => (
        <Text className="phrase" key={index}>
          {phrase}
        </Text>
      ))}
    </>
  );
}
