"""Write Chinese words in both scripts: the terms of one company come in simplified characters, of another in traditional ones."""

from __future__ import annotations

# The simplified characters of which the words of the grammar are made, and what each is in traditional ones.
_SIMPLIFIED = (
    "与专业严个临为举么义乐习书买争于产仅从仪们价优伙会传体偿储关养内册写决况凭击划则刚创删别务动区医华协单卖厂历参发变号"
    "后吗听启员响团围图场块坛声处备复够学实审对导将届属师帮并广库应开异弹强当录征忆态总惯愿户托扩扫护报担择损换据撷数断无"
    "时晓暂术机权条来构标样档检汇没测济滥点炼状独现电画疗监盖矿码础确种称税竞笔签简类纠约级纪纳纹练组织经结绘给络绝统继续"
    "维编网职联聪脱脸艺荐获营虫见规视觉计订认让训议讯记许论设访证评识诈诊词译试诗话询该语误说请诸诺读课调谓财责账质贩贴贵"
    "费资赋赔赖赞轨转软载较辑输过运还这进远违连迹适选邮郑采里鉴钮银链销错长门闭问间闻阅队阶险随隐页项须顾预频题风馆馈馏验"
    "龄"
)
_TRADITIONAL = (
    "與專業嚴個臨為舉麼義樂習書買爭於產僅從儀們價優夥會傳體償儲關養內冊寫決況憑擊劃則剛創刪別務動區醫華協單賣廠歷參發變號"
    "後嗎聽啟員響團圍圖場塊壇聲處備複夠學實審對導將屆屬師幫並廣庫應開異彈強當錄徵憶態總慣願戶託擴掃護報擔擇損換據擷數斷無"
    "時曉暫術機權條來構標樣檔檢匯沒測濟濫點煉狀獨現電畫療監蓋礦碼礎確種稱稅競筆籤簡類糾約級紀納紋練組織經結繪給絡絕統繼續"
    "維編網職聯聰脫臉藝薦獲營蟲見規視覺計訂認讓訓議訊記許論設訪證評識詐診詞譯試詩話詢該語誤說請諸諾讀課調謂財責賬質販貼貴"
    "費資賦賠賴贊軌轉軟載較輯輸過運還這進遠違連跡適選郵鄭採裡鑑鈕銀鏈銷錯長門閉問間聞閱隊階險隨隱頁項須顧預頻題風館饋餾驗"
    "齡"
)
TRADITIONAL = str.maketrans(_SIMPLIFIED, _TRADITIONAL)


def in_both(words: str) -> str:
    """Words parted by spaces, followed by those that are others in traditional characters."""
    return " ".join(dict.fromkeys((*words.split(), *words.translate(TRADITIONAL).split())))
