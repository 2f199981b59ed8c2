import { createElement, forwardRef, type FormEvent, type ReactNode } from 'react';

/** Taro's components as plain elements: what they say and what a tap does, nothing of how they look. */

interface Props {
  className?: string;
  children?: ReactNode;
  onClick?: () => void;
  onInput?: (event: { detail: { value: string } }) => void;
  onConfirm?: () => void;
  value?: string;
  placeholder?: string;
  src?: string;
  password?: boolean;
  name?: string;
  formType?: 'submit';
  onSubmit?: (event: { detail: { value: Record<string, unknown> } }) => void;
  onFocus?: () => void;
}

const plain = (tag: string) =>
  forwardRef<HTMLElement, Props>(function Plain({ className, children, onClick }, ref) {
    return createElement(tag, { ref, className, onClick }, children);
  });

export const View = plain('div');
export const Text = plain('span');

export const Button = forwardRef<HTMLButtonElement, Props>(function Button(props, ref) {
  const { className, children, formType, onClick } = props;
  return (
    <button ref={ref} className={className} type={formType ?? 'button'} onClick={onClick}>
      {children}
    </button>
  );
});

export const Form = forwardRef<HTMLFormElement, Props>(function Form({ children, onSubmit }, ref) {
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit?.({ detail: { value: Object.fromEntries(new FormData(event.currentTarget)) } });
  };
  return (
    <form ref={ref} onSubmit={submit}>
      {children}
    </form>
  );
});

export const ScrollView = plain('div');

export const Image = forwardRef<HTMLImageElement, Props>(function Image({ className, src }, ref) {
  return <img ref={ref} className={className} src={src} alt="" />;
});

export const Input = forwardRef<HTMLInputElement, Props>(function Input(props, ref) {
  const { className, name, value, placeholder, password, onInput, onConfirm, onFocus } = props;
  return (
    <input
      ref={ref}
      className={className}
      name={name}
      value={value}
      placeholder={placeholder}
      onFocus={onFocus}
      type={password ? 'password' : 'text'}
      onChange={(event) => onInput?.({ detail: { value: event.target.value } })}
      onKeyDown={(event) => event.key === 'Enter' && onConfirm?.()}
    />
  );
});
