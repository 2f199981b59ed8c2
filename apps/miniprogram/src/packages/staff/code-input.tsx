import { Input, View } from '@tarojs/components';
import './code-input.scss';

interface CodeInputProps {
  value: string;
  disabled?: boolean;
  /** Where typing it is the only thing to do. */
  focus?: boolean;
  onInput: (code: string) => void;
  onConfirm?: () => void;
}

/** Six digits in large type, for a code that is read off another screen. */
export function CodeInput({ value, disabled = false, focus = false, onInput, onConfirm }: CodeInputProps) {
  return (
    <View className="code-input">
      <Input
        className="code-input__field entry"
        name="totp"
        type="number"
        focus={focus}
        maxlength={6}
        disabled={disabled}
        placeholder="6 位数字"
        placeholderClass="entry-placeholder"
        value={value}
        onInput={({ detail }) => onInput(detail.value.replace(/\D/g, ''))}
        onConfirm={onConfirm}
      />
    </View>
  );
}
