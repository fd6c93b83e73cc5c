import './copy.ts';
import './theme.ts';
import './print.ts';
import './search-opener.ts';
