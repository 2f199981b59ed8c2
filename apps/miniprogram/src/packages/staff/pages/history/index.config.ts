export default definePageConfig({ navigationBarTitleText: '券的来历' });
