export default definePageConfig({ navigationBarTitleText: '待批补偿' });
