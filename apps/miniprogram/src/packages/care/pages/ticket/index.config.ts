export default definePageConfig({ navigationBarTitleText: '售后对话' });
