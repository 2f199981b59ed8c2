import { Button, View } from '@tarojs/components';
import './primary-button.scss';

interface ButtonProps {
  children: string;
  onPress?: () => void;
  /** Drawn and deaf. The native attribute is left alone: each platform paints it its own way over ours. */
  disabled?: boolean;
  openType?: 'share' | 'agreePrivacyAuthorization' | 'getPhoneNumber';
  /** By which WeChat knows the button of an agreement. */
  id?: string;
  formType?: 'submit';
  onAgree?: () => void;
  /** @param code a one-time code for the person's number; null when they gave none */
  onPhone?: (code: string | null) => void;
  /** `quiet`: an outlined second choice. `text`: a way out. */
  look?: 'primary' | 'quiet' | 'text';
  /** Inside a card, where it is not the page's own button. */
  small?: boolean;
}

/** One thing to do. */
export function ActionButton({
  children,
  onPress,
  disabled = false,
  openType,
  id,
  formType,
  onAgree,
  onPhone,
  look = 'primary',
  small = false,
}: ButtonProps) {
  return (
    <Button
      className={`action action--${look} ${small ? 'action--small' : ''} ${disabled ? 'action--disabled' : ''}`}
      hoverClass={disabled ? 'none' : 'action--pressed'}
      id={id}
      openType={disabled ? undefined : openType}
      formType={disabled ? undefined : formType}
      onClick={disabled ? undefined : onPress}
      onAgreePrivacyAuthorization={onAgree}
      onGetPhoneNumber={onPhone === undefined ? undefined : ({ detail }) => onPhone(detail.code || null)}
    >
      {children}
    </Button>
  );
}

/** The page's one primary button, pinned where the thumb is. The page leaves room with `.page--pinned`. */
export function PrimaryButton(props: ButtonProps) {
  return (
    <View className="pinned">
      <ActionButton {...props} />
    </View>
  );
}
