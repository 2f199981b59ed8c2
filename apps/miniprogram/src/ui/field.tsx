import { Input, Text, View } from '@tarojs/components';
import './field.scss';

interface FieldProps {
  label: string;
  name: string;
  value: string;
  placeholder: string;
  onInput: (value: string) => void;
  onConfirm?: () => void;
  type?: 'text' | 'number';
  password?: boolean;
  longest?: number;
  focus?: boolean;
  disabled?: boolean;
}

/** One line to fill in, with its name before it. */
export function Field({
  label,
  name,
  value,
  placeholder,
  onInput,
  onConfirm,
  type = 'text',
  password = false,
  longest = 128,
  focus = false,
  disabled = false,
}: FieldProps) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      <Input
        className="field__input entry"
        name={name}
        type={type}
        password={password}
        maxlength={longest}
        focus={focus}
        disabled={disabled}
        placeholder={placeholder}
        placeholderClass="entry-placeholder"
        value={value}
        onInput={({ detail }) => onInput(detail.value)}
        onConfirm={onConfirm}
      />
    </View>
  );
}
