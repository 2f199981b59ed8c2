import { createElement, forwardRef, type ReactNode } from 'react';

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
}

const plain = (tag: string) =>
  forwardRef<HTMLElement, Props>(function Plain({ className, children, onClick }, ref) {
    return createElement(tag, { ref, className, onClick }, children);
  });

export const View = plain('div');
export const Text = plain('span');
export const Button = plain('button');
export const ScrollView = plain('div');

export const Image = forwardRef<HTMLImageElement, Props>(function Image({ className, src }, ref) {
  return <img ref={ref} className={className} src={src} alt="" />;
});

export const Input = forwardRef<HTMLInputElement, Props>(function Input(props, ref) {
  const { className, value, placeholder, password, onInput, onConfirm } = props;
  return (
    <input
      ref={ref}
      className={className}
      value={value}
      placeholder={placeholder}
      type={password ? 'password' : 'text'}
      onChange={(event) => onInput?.({ detail: { value: event.target.value } })}
      onKeyDown={(event) => event.key === 'Enter' && onConfirm?.()}
    />
  );
});
