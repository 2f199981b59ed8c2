import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const isH5 = process.env.TARO_ENV === 'h5';
const source = path.resolve(__dirname, '..', 'src');

/** Where the mini-program finds the API. The h5 build is served by the API itself and speaks to its own origin. */
const apiBase = isH5 ? '' : (process.env.FANCHANG_API_BASE ?? 'http://127.0.0.1:3000');

const config: UserConfigExport<'webpack5'> = {
  projectName: 'fanchang',
  date: '2026-9-1',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV ?? 'weapp'}`,
  framework: 'react',
  baseLevel: 8,
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '@': source },
  defineConstants: { API_BASE: JSON.stringify(apiBase) },
  mini: {
    // Own components never override one another by order, so the order of common styles does not matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: '/app/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // Grows with the screen up to a large phone; never shrinks text below its designed size on a small one.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 20, maxRootSize: 22.9 } },
      cssModules: { enable: false },
    },
    devServer: {
      open: false,
      host: '127.0.0.1',
      port: 10086,
      proxy: {
        '/auth': 'http://127.0.0.1:3000',
        '/me': 'http://127.0.0.1:3000',
        '/staff': 'http://127.0.0.1:3000',
        '/mall': 'http://127.0.0.1:3000',
      },
    },
  },
};

export default defineConfig<'webpack5'>(config);
