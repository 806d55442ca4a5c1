<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ImportMatrixPanel</name>
    <message>
        <source>%L1 more</source>
        <translation>另有 %L1 个</translation>
    </message>
</context>
<context>
    <name>NetworkNames</name>
    <message>
        <source>%1 (%2)</source>
        <comment>parameter, its unit</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Posterior</name>
    <message>
        <source>density, per decade</source>
        <translation>密度，每十倍程</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>No two parameters are tied to each other: no correlation is beyond %1.</source>
        <translation>没有两个参数彼此牵连：相关系数均不超过 %1。</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart (correlation %3).</source>
        <translation>%1 和 %2 无法区分（相关系数 %3）。</translation>
    </message>
    <message>
        <source>Their ratio is known better than each of them.</source>
        <translation>它们的比值比各自更确定。</translation>
    </message>
    <message>
        <source>Their product is known better than each of them.</source>
        <translation>它们的乘积比各自更确定。</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关系数</translation>
    </message>
    <message>
        <source>ridge</source>
        <translation>脊</translation>
    </message>
    <message>
        <source>the chains disagree (R-hat %1)</source>
        <translation>各链不一致（R-hat %1）</translation>
    </message>
    <message>
        <source>divergent draws: %1</source>
        <translation>发散的抽样：%1</translation>
    </message>
    <message>
        <source>a few draws carry most of the weight (Pareto k %1)</source>
        <translation>少数抽样占了大部分权重（Pareto k %1）</translation>
    </message>
    <message>
        <source>there are too few independent draws (%1)</source>
        <translation>独立抽样太少（%1）</translation>
    </message>
    <message>
        <source>no point came within the threshold</source>
        <translation>没有点进入阈值之内</translation>
    </message>
    <message>
        <source>Bayesian (NUTS)</source>
        <translation>贝叶斯（NUTS）</translation>
    </message>
    <message>
        <source>Bayesian (importance sampling)</source>
        <translation>贝叶斯（重要性抽样）</translation>
    </message>
    <message>
        <source>DynGPT inferrer</source>
        <translation>DynGPT 推断器</translation>
    </message>
    <message>
        <source>mean negative log-likelihood (nats)</source>
        <translation>平均负对数似然（nat）</translation>
    </message>
    <message>
        <source>Hellinger distance</source>
        <translation>Hellinger 距离</translation>
    </message>
    <message>
        <source>Do not rely on these intervals: %1.</source>
        <translation>不要依赖这些区间：%1。</translation>
    </message>
    <message>
        <source>The network does not explain these cells: the best fit is farther from them (KL %1) than chance allows (%2). The intervals hold only if the network were right.</source>
        <translation>该网络不能解释这些细胞：最佳拟合与它们的距离（KL %1）超出偶然所允许的范围（%2）。区间仅在网络正确时成立。</translation>
    </message>
    <message>
        <source>The fit is found; how wide the intervals should be this method does not know. For that choose the Bayesian one.</source>
        <translation>已找到拟合；此方法不知道区间应有多宽。如需区间，请选择贝叶斯方法。</translation>
    </message>
    <message>
        <source>The sampling is sound; see the warnings below before you rely on every parameter.</source>
        <translation>抽样可靠；在依赖每个参数之前请看下面的警告。</translation>
    </message>
    <message>
        <source>Nothing speaks against these estimates: the sampling is sound and the fit is as good as chance allows.</source>
        <translation>没有理由怀疑这些估计值：抽样可靠，拟合已达到偶然所允许的程度。</translation>
    </message>
    <message>
        <source>%1 accepted points from %2 starts; best loss %3, best possible %4, accepted within %5 of it.</source>
        <translation>%2 个起点共接受 %1 个点；最优损失 %3，可能的最优值 %4，接受范围为其上 %5 以内。</translation>
    </message>
    <message>
        <source>Chains: %1; largest R-hat %2; fewest effective draws %3; divergent draws: %4; time %5.</source>
        <translation>链：%1；最大 R-hat %2；最少有效抽样 %3；发散的抽样：%4；用时 %5。</translation>
    </message>
    <message>
        <source>Weighed draws, worth %1 independent ones; Pareto k %2 (good below 0.7); time %3.</source>
        <translation>加权抽样，相当于 %1 个独立抽样；Pareto k %2（低于 0.7 为好）；用时 %3。</translation>
    </message>
    <message>
        <source>KL of the data from the fit: %1 nats over %2 cells.</source>
        <translation>数据相对拟合的 KL：%1 nat，共 %2 个细胞。</translation>
    </message>
    <message>
        <source>By chance alone %1 would be usual and up to %2 possible.</source>
        <translation>仅凭偶然通常为 %1，最多可达 %2。</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Bayesian (exact solutions)</source>
        <translation>贝叶斯（精确解）</translation>
    </message>
</context>
<context>
    <name>ReportLayout</name>
    <message>
        <source>%1 (continued)</source>
        <translation>%1（续）</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Writes the table as CSV, numbers in full</source>
        <translation>将表格写为 CSV，数字完整</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>Mend the errors on the Network page first.</source>
        <translation>请先在“网络”页面改正错误。</translation>
    </message>
    <message>
        <source>The training sets were left out of this copy: press Simulate on the Simulate page.</source>
        <translation>此副本中未包含训练组：请在“模拟”页面按“模拟”。</translation>
    </message>
    <message>
        <source>Simulate parameter sets first.</source>
        <translation>请先模拟参数组。</translation>
    </message>
    <message>
        <source>Simulate held-out sets first.</source>
        <translation>请先模拟留出组。</translation>
    </message>
    <message>
        <source>Train a solver first.</source>
        <translation>请先训练求解器。</translation>
    </message>
    <message>
        <source>Load observed counts on the Infer page.</source>
        <translation>请在“推断”页面载入观测计数。</translation>
    </message>
    <message>
        <source>Simulate first: there is nothing to report yet.</source>
        <translation>请先模拟：目前还没有可报告的内容。</translation>
    </message>
    <message>
        <source>Mend the problems that are listed below the tables.</source>
        <translation>请改正表格下方列出的问题。</translation>
    </message>
    <message>
        <source>Press Simulate to make the parameter sets.</source>
        <translation>按“模拟”生成参数组。</translation>
    </message>
    <message>
        <source>Press Train to teach the solver.</source>
        <translation>按“训练”训练求解器。</translation>
    </message>
    <message>
        <source>Press Validate to see how far the solver is to be trusted.</source>
        <translation>按“验证”查看求解器有多可信。</translation>
    </message>
    <message>
        <source>Press Infer to find the parameters of your cells.</source>
        <translation>按“推断”求出您的细胞的参数。</translation>
    </message>
    <message>
        <source>Read the report and export it.</source>
        <translation>阅读并导出报告。</translation>
    </message>
    <message>
        <source>The network has changed since these sets were made: press Simulate.</source>
        <translation>这些参数组生成之后网络已改变：请按“模拟”。</translation>
    </message>
    <message>
        <source>The network has changed since the solver was trained: press Simulate, then Train, or Run all.</source>
        <translation>求解器训练之后网络已改变：请依次按“模拟”和“训练”，或使用“全部运行”。</translation>
    </message>
    <message>
        <source>The parameter sets have changed since the solver was trained: press Train.</source>
        <translation>求解器训练之后参数组已改变：请按“训练”。</translation>
    </message>
    <message>
        <source>The solver is stale: train again, then press Validate, or Run all.</source>
        <translation>求解器已过期：请重新训练，再按“验证”，或使用“全部运行”。</translation>
    </message>
    <message>
        <source>The solver or the held-out sets have changed since: press Validate.</source>
        <translation>此后求解器或留出组已改变：请按“验证”。</translation>
    </message>
    <message>
        <source>The solver is stale: train again, then press Infer, or Run all.</source>
        <translation>求解器已过期：请重新训练，再按“推断”，或使用“全部运行”。</translation>
    </message>
    <message>
        <source>The counts or the solver have changed since: press Infer.</source>
        <translation>此后计数或求解器已改变：请按“推断”。</translation>
    </message>
    <message>
        <source>The network is sound: simulate it.</source>
        <translation>网络没有问题：可以模拟。</translation>
    </message>
    <message>
        <source>The sets are there: train the solver.</source>
        <translation>参数组已就绪：请训练求解器。</translation>
    </message>
    <message>
        <source>The solver is trained: ask it on the Solve page, and validate it.</source>
        <translation>求解器已训练：可在“求解”页面查询，并进行验证。</translation>
    </message>
    <message>
        <source>The solver is validated: infer from observed counts.</source>
        <translation>求解器已验证：可由观测计数进行推断。</translation>
    </message>
    <message>
        <source>The parameters are inferred: see the report.</source>
        <translation>参数已推断：请查看报告。</translation>
    </message>
    <message>
        <source>Wait for the job, or prepare what follows: it can be queued.</source>
        <translation>等待任务完成，或准备后续步骤：可以排队。</translation>
    </message>
    <message>
        <source>Press Go on in the status bar.</source>
        <translation>请在状态栏按“继续”。</translation>
    </message>
    <message>
        <source>It starts by itself when those before it in the job list are done.</source>
        <translation>任务列表中排在前面的任务完成后，它会自动开始。</translation>
    </message>
    <message>
        <source>It failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1 was interrupted when the program ended: press Resume to go on.</source>
        <translation>程序结束时“%1”被中断：按“恢复”继续。</translation>
    </message>
    <message>
        <source>%1 is not complete: its button goes on where it stopped.</source>
        <translation>“%1”尚未完成：其按钮会从停下处继续。</translation>
    </message>
    <message>
        <source>Add a state, or begin with a template.</source>
        <translation>添加一个状态，或从模板开始。</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message>
        <source>solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确解</translation>
    </message>
    <message>
        <source>saved set</source>
        <translation>已保存的参数组</translation>
    </message>
    <message>
        <source>other solver</source>
        <translation>另一个求解器</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>&apos;%1&apos; is not a name</source>
        <translation>“%1”不是有效的名称</translation>
    </message>
    <message>
        <source>Begin with a letter and go on with letters, digits and underscores</source>
        <translation>名称须以字母开头，其后为字母、数字和下划线</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is taken</source>
        <translation>名称“%1”已被占用</translation>
    </message>
    <message>
        <source>Every state and parameter needs a name of its own</source>
        <translation>每个状态和参数都需要自己的名称</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a count</source>
        <translation>“%1”不是计数</translation>
    </message>
    <message>
        <source>Write a whole number, 0 or more</source>
        <translation>请输入不小于 0 的整数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>“%1”不是数</translation>
    </message>
    <message>
        <source>Write it with a point, such as 0.05 or 1e-3</source>
        <translation>请用小数点书写，例如 0.05 或 1e-3</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a transition</source>
        <translation>“%1”不是转移</translation>
    </message>
    <message>
        <source>Write each state once with its change, such as OFF -1, ON +1</source>
        <translation>每个状态写一次并注明变化，例如 OFF -1, ON +1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not an upper bound</source>
        <translation>“%1”不是上界</translation>
    </message>
    <message>
        <source>Write a whole number above 0, or auto</source>
        <translation>请输入大于 0 的整数，或“自动”</translation>
    </message>
    <message>
        <source>The example is not part of this installation</source>
        <translation>此安装中不含该示例</translation>
    </message>
    <message>
        <source>Install the program again</source>
        <translation>请重新安装程序</translation>
    </message>
    <message>
        <source>The folder for new projects cannot be made</source>
        <translation>无法建立存放新项目的文件夹</translation>
    </message>
    <message>
        <source>Check the rights and the free space there</source>
        <translation>请检查该处的权限和剩余空间</translation>
    </message>
    <message>
        <source>The project is open in another window</source>
        <translation>该项目已在另一个窗口中打开</translation>
    </message>
    <message>
        <source>The example cannot be copied</source>
        <translation>无法复制示例</translation>
    </message>
    <message>
        <source>The project cannot be copied while a job runs</source>
        <translation>任务运行时无法复制项目</translation>
    </message>
    <message>
        <source>Wait for the job or cancel it first</source>
        <translation>请等待任务结束或先取消任务</translation>
    </message>
    <message>
        <source>The project cannot be saved here: %1</source>
        <translation>无法将项目保存在此处：%1</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller task</source>
        <translation>请关闭其他程序，或选择较小的任务</translation>
    </message>
    <message>
        <source>The job stopped unexpectedly: %1</source>
        <translation>任务意外停止：%1</translation>
    </message>
    <message>
        <source>the file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>Check the path and that you may read it.</source>
        <translation>请检查路径以及您是否有读取权限。</translation>
    </message>
    <message>
        <source>the file cannot be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that the disk is not full.</source>
        <translation>请检查文件夹是否存在、您是否有写入权限以及磁盘是否已满。</translation>
    </message>
    <message>
        <source>Save the table as CSV text in UTF-8 and load that file.</source>
        <translation>请将表格存为 UTF-8 的 CSV 文本后加载该文件。</translation>
    </message>
    <message>
        <source>the file cannot be read to its end</source>
        <translation>无法将文件读到末尾</translation>
    </message>
    <message>
        <source>Check the disk or copy the file again.</source>
        <translation>请检查磁盘或重新复制文件。</translation>
    </message>
    <message>
        <source>the file holds a NUL byte: it is not a text file</source>
        <translation>文件中含有 NUL 字节：不是文本文件</translation>
    </message>
    <message>
        <source>a quotation mark is opened here and not closed</source>
        <translation>此处的引号没有闭合</translation>
    </message>
    <message>
        <source>Close it, or remove it.</source>
        <translation>请闭合引号或将其删除。</translation>
    </message>
    <message>
        <source>a field of this line is longer than 1 MiB</source>
        <translation>此行有一个字段超过 1 MiB</translation>
    </message>
    <message>
        <source>the file does not exist</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>请检查文件名和文件夹。</translation>
    </message>
    <message>
        <source>this is a folder, not a file</source>
        <translation>这是文件夹，不是文件</translation>
    </message>
    <message>
        <source>Choose a file in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>the file cannot be opened: %1</source>
        <translation>无法打开文件：%1</translation>
    </message>
    <message>
        <source>Check that you may read it.</source>
        <translation>请检查您是否有读取权限。</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>Choose a table with one line for each cell.</source>
        <translation>请选择每个细胞占一行的表格。</translation>
    </message>
    <message>
        <source>the value of column &quot;%1&quot; is missing</source>
        <translation>列“%1”缺少值</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column &quot;%2&quot; is negative</source>
        <translation>列“%2”中的“%1”是负数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column &quot;%2&quot; is not a whole number</source>
        <translation>列“%2”中的“%1”不是整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column &quot;%2&quot; is too large for a count</source>
        <translation>列“%2”中的“%1”太大，不能作为计数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in column &quot;%2&quot; is not a number</source>
        <translation>列“%2”中的“%1”不是数</translation>
    </message>
    <message>
        <source>and %1 more lines or fields like these</source>
        <translation>另有 %1 处类似的行或字段</translation>
    </message>
    <message>
        <source>the file has nothing but empty lines</source>
        <translation>文件中只有空行</translation>
    </message>
    <message>
        <source>no column is assigned to a state</source>
        <translation>没有任何列对应状态</translation>
    </message>
    <message>
        <source>Assign at least one column. The columns are %1.</source>
        <translation>请至少指定一列。可用的列：%1。</translation>
    </message>
    <message>
        <source>there is no column &quot;%1&quot;</source>
        <translation>没有名为“%1”的列</translation>
    </message>
    <message>
        <source>The columns are %1.</source>
        <translation>可用的列：%1。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;? The columns are %2.</source>
        <translation>是否指“%1”？可用的列：%2。</translation>
    </message>
    <message>
        <source>column &quot;%1&quot; is assigned to &quot;%2&quot;, which is not a recorded state</source>
        <translation>列“%1”指定给“%2”，而它不是记录状态</translation>
    </message>
    <message>
        <source>The recorded states are %1.</source>
        <translation>记录状态：%1。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;? The recorded states are %2.</source>
        <translation>是否指“%1”？记录状态：%2。</translation>
    </message>
    <message>
        <source>columns &quot;%1&quot; and &quot;%2&quot; are both assigned to &quot;%3&quot;</source>
        <translation>列“%1”和“%2”都指定给了“%3”</translation>
    </message>
    <message>
        <source>Assign one column to each state.</source>
        <translation>每个状态只能指定一列。</translation>
    </message>
    <message>
        <source>the line is empty</source>
        <translation>此行是空的</translation>
    </message>
    <message>
        <source>Remove it or fill in its values.</source>
        <translation>请删除此行或补上数值。</translation>
    </message>
    <message>
        <source>the number of fields is %1, not %2 as in the first line</source>
        <translation>字段数为 %1，与首行的 %2 不符</translation>
    </message>
    <message>
        <source>Give every line the same number of fields.</source>
        <translation>每行的字段数须相同。</translation>
    </message>
    <message>
        <source>Counts are whole numbers from 0 on.</source>
        <translation>计数是从 0 开始的整数。</translation>
    </message>
    <message>
        <source>the table has a header but no cells</source>
        <translation>表格有表头但没有细胞</translation>
    </message>
    <message>
        <source>The loss or its gradient is not finite at step %1</source>
        <translation>第 %1 步的损失或其梯度不是有限值</translation>
    </message>
    <message>
        <source>The solver does not say on which range of positive parameters it was trained</source>
        <translation>求解器未说明它在哪个正参数范围内训练</translation>
    </message>
    <message>
        <source>Use a solver that was trained in a project</source>
        <translation>请使用在项目中训练的求解器</translation>
    </message>
    <message>
        <source>The learning rate must be above 0 and at most 10</source>
        <translation>学习率须大于 0 且不超过 10</translation>
    </message>
    <message>
        <source>The number of steps must be between 1 and 1000000</source>
        <translation>步数须在 1 到 1000000 之间</translation>
    </message>
    <message>
        <source>The number of starts must be between 1 and 100000</source>
        <translation>起点数须在 1 到 100000 之间</translation>
    </message>
    <message>
        <source>Starts times steps must be at most 10000000</source>
        <translation>起点数与步数之积不得超过 10000000</translation>
    </message>
    <message>
        <source>The acceptance threshold must not be negative</source>
        <translation>接受阈值不得为负</translation>
    </message>
    <message>
        <source>Every start failed, the first because: %1</source>
        <translation>所有起点都失败了，第一个的原因：%1</translation>
    </message>
    <message>
        <source>Train the solver longer, or check the data</source>
        <translation>请延长求解器的训练，或检查数据</translation>
    </message>
    <message>
        <source>Step %1 of %2, best loss %3</source>
        <translation>第 %1 步，共 %2 步，最优损失 %3</translation>
    </message>
    <message>
        <source>The solver does not record the state %1</source>
        <translation>求解器没有记录状态 %1</translation>
    </message>
    <message>
        <source>Map the column to a recorded state or leave it out</source>
        <translation>请将该列对应到记录状态，或不使用该列</translation>
    </message>
    <message>
        <source>Two columns stand for the state %1</source>
        <translation>有两列对应状态 %1</translation>
    </message>
    <message>
        <source>Map one column to each state</source>
        <translation>每个状态只对应一列</translation>
    </message>
    <message>
        <source>There are no observed counts</source>
        <translation>没有观测计数</translation>
    </message>
    <message>
        <source>Load a file with at least one column of counts</source>
        <translation>请加载至少含一列计数的文件</translation>
    </message>
    <message>
        <source>All %1 cells have counts above the solver&apos;s bounds</source>
        <translation>全部 %1 个细胞的计数都超出求解器的界限</translation>
    </message>
    <message>
        <source>Train a solver with larger state bounds, or check that each column is mapped to the right state</source>
        <translation>请用更大的状态上界训练求解器，或检查每列是否对应正确的状态</translation>
    </message>
    <message>
        <source>The estimate of %1 lies at its lower bound %2</source>
        <translation>%1 的估计值位于其下界 %2</translation>
    </message>
    <message>
        <source>The true value may be smaller than the solver was trained for</source>
        <translation>真实值可能小于求解器的训练范围</translation>
    </message>
    <message>
        <source>The estimate of %1 lies at its upper bound %2</source>
        <translation>%1 的估计值位于其上界 %2</translation>
    </message>
    <message>
        <source>The true value may be larger than the solver was trained for</source>
        <translation>真实值可能大于求解器的训练范围</translation>
    </message>
    <message>
        <source>%1 cannot be determined from these data: the accepted values fill its whole range</source>
        <translation>无法由这些数据确定 %1：接受值充满了整个范围</translation>
    </message>
    <message>
        <source>No point met the acceptance threshold: the best loss is %1 above the best possible, allowed are %2. The %3 points nearest to the best loss are shown instead</source>
        <translation>没有点达到接受阈值：最优损失比可能的最优值高 %1，允许 %2。改为显示最接近最优损失的 %3 个点</translation>
    </message>
    <message>
        <source>The network may not explain these data; otherwise use more starts or steps, or train the solver longer</source>
        <translation>网络可能无法解释这些数据；否则请增加起点数或步数，或延长求解器的训练</translation>
    </message>
    <message>
        <source>The posterior has only %1 points, so its ranges are rough</source>
        <translation>后验只有 %1 个点，因此其范围较粗略</translation>
    </message>
    <message>
        <source>Use more starts or steps</source>
        <translation>请增加起点数或步数</translation>
    </message>
    <message>
        <source>%1 of %2 cells have counts above the solver&apos;s bounds and were left out</source>
        <translation>%2 个细胞中有 %1 个的计数超出求解器的界限，已被舍去</translation>
    </message>
    <message>
        <source>Train a solver with larger state bounds</source>
        <translation>请用更大的状态上界训练求解器</translation>
    </message>
    <message>
        <source>%1 of %2 starts failed</source>
        <translation>%2 个起点中有 %1 个失败</translation>
    </message>
    <message>
        <source>%1 = %2 at all times</source>
        <translation>任何时刻都有 %1 = %2</translation>
    </message>
    <message>
        <source>no event changes &quot;%1&quot;</source>
        <translation>没有事件改变“%1”</translation>
    </message>
    <message>
        <source>no rate uses &quot;%1&quot;</source>
        <translation>没有倾向函数使用“%1”</translation>
    </message>
    <message>
        <source>Use it or delete it: data cannot tell its value.</source>
        <translation>请使用或删除它：数据无法确定其值。</translation>
    </message>
    <message>
        <source>this event can never fire</source>
        <translation>此事件永远不会发生</translation>
    </message>
    <message>
        <source>Check its rate, and the initial values of the states it needs.</source>
        <translation>请检查其倾向函数以及所需状态的初始值。</translation>
    </message>
    <message>
        <source>the rate is %1 where &quot;%2&quot; is %3 and would become negative: the propensity counts as 0 there</source>
        <translation>当“%2”为 %3 且将变为负数时，倾向函数为 %1：在该处倾向按 0 计</translation>
    </message>
    <message>
        <source>Multiply the rate by %1 if that is meant.</source>
        <translation>如果本意如此，请将倾向函数乘以 %1。</translation>
    </message>
    <message>
        <source>Write the rate so that it is 0 there.</source>
        <translation>请使倾向函数在该处为 0。</translation>
    </message>
    <message>
        <source>no event can fire from the initial values</source>
        <translation>从初始值出发没有事件能够发生</translation>
    </message>
    <message>
        <source>Change the initial values, or add an event that starts the network.</source>
        <translation>请更改初始值，或添加一个使网络启动的事件。</translation>
    </message>
    <message>
        <source>the network stops for good at %1</source>
        <translation>网络在 %1 处永久停止</translation>
    </message>
    <message>
        <source>Its stationary distribution is that state; add an event that leads out if that is not meant.</source>
        <translation>其稳态分布就是该状态；如非本意，请添加离开该状态的事件。</translation>
    </message>
    <message>
        <source>once &quot;%1&quot; is 0 it stays 0: the stationary distribution is not the one seen at finite time</source>
        <translation>“%1”一旦为 0 就一直为 0：稳态分布与有限时间所见的不同</translation>
    </message>
    <message>
        <source>Add an event that brings it back, such as an import, if that is not meant.</source>
        <translation>如非本意，请添加使其恢复的事件，例如输入。</translation>
    </message>
    <message>
        <source>the propensity is %1 at %2</source>
        <translation>倾向函数在 %2 处为 %1</translation>
    </message>
    <message>
        <source>A propensity must be a number of at least 0: correct the rate or the parameters&apos; bounds.</source>
        <translation>倾向函数须为不小于 0 的数：请更正倾向函数或参数的界限。</translation>
    </message>
    <message>
        <source>the file ends in the middle of its JSON</source>
        <translation>文件在 JSON 中途结束</translation>
    </message>
    <message>
        <source>Check that it was saved or copied to its end; a closing bracket or quotation mark is missing.</source>
        <translation>请检查文件是否完整保存或复制；缺少闭合的括号或引号。</translation>
    </message>
    <message>
        <source>the number %1 is too large</source>
        <translation>数 %1 太大</translation>
    </message>
    <message>
        <source>Write a smaller number.</source>
        <translation>请写一个较小的数。</translation>
    </message>
    <message>
        <source>the text is not closed on its line</source>
        <translation>文本在本行内没有闭合</translation>
    </message>
    <message>
        <source>Add the missing quotation mark.</source>
        <translation>请补上缺少的引号。</translation>
    </message>
    <message>
        <source>a comma stands before the closing %1</source>
        <translation>闭合的 %1 之前有逗号</translation>
    </message>
    <message>
        <source>Delete the comma.</source>
        <translation>请删除该逗号。</translation>
    </message>
    <message>
        <source>a comma is missing before %1</source>
        <translation>%1 之前缺少逗号</translation>
    </message>
    <message>
        <source>Put a comma between the two values.</source>
        <translation>请在两个值之间加逗号。</translation>
    </message>
    <message>
        <source>a text begins with &apos;</source>
        <translation>文本以 &apos; 开头</translation>
    </message>
    <message>
        <source>Put texts in double quotation marks.</source>
        <translation>请将文本放在双引号中。</translation>
    </message>
    <message>
        <source>JSON knows no comments</source>
        <translation>JSON 不支持注释</translation>
    </message>
    <message>
        <source>Delete the comment.</source>
        <translation>请删除注释。</translation>
    </message>
    <message>
        <source>unexpected %1</source>
        <translation>意外的 %1</translation>
    </message>
    <message>
        <source>Correct the JSON at this place.</source>
        <translation>请更正此处的 JSON。</translation>
    </message>
    <message>
        <source>lists and objects are nested more than %1 deep</source>
        <translation>列表和对象的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>Check that this is a network file.</source>
        <translation>请检查这是否为网络文件。</translation>
    </message>
    <message>
        <source>Choose a network file in JSON.</source>
        <translation>请选择 JSON 格式的网络文件。</translation>
    </message>
    <message>
        <source>the file is not UTF-8 text from here on</source>
        <translation>文件从此处起不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请存为 UTF-8。</translation>
    </message>
    <message>
        <source>this key stands twice</source>
        <translation>此键出现了两次</translation>
    </message>
    <message>
        <source>Delete one of them.</source>
        <translation>请删除其中一个。</translation>
    </message>
    <message>
        <source>a network file holds one JSON object, not %1</source>
        <translation>网络文件应包含一个 JSON 对象，而不是 %1</translation>
    </message>
    <message>
        <source>this key is missing</source>
        <translation>缺少此键</translation>
    </message>
    <message>
        <source>Add it to the file.</source>
        <translation>请将其加入文件。</translation>
    </message>
    <message>
        <source>a text is expected here, not %1</source>
        <translation>此处应为文本，而不是 %1</translation>
    </message>
    <message>
        <source>Put the text in double quotation marks.</source>
        <translation>请将文本放在双引号中。</translation>
    </message>
    <message>
        <source>a number is expected here, not %1</source>
        <translation>此处应为数，而不是 %1</translation>
    </message>
    <message>
        <source>Write a number without quotation marks.</source>
        <translation>请写不带引号的数。</translation>
    </message>
    <message>
        <source>a whole number is expected here, not %1</source>
        <translation>此处应为整数，而不是 %1</translation>
    </message>
    <message>
        <source>Write a whole number without quotation marks.</source>
        <translation>请写不带引号的整数。</translation>
    </message>
    <message>
        <source>a list is expected here, not %1</source>
        <translation>此处应为列表，而不是 %1</translation>
    </message>
    <message>
        <source>Put the values in square brackets.</source>
        <translation>请将这些值放在方括号中。</translation>
    </message>
    <message>
        <source>an object is expected here, not %1</source>
        <translation>此处应为对象，而不是 %1</translation>
    </message>
    <message>
        <source>Put &quot;name&quot;: value pairs in curly brackets.</source>
        <translation>请将“名称: 值”对放在花括号中。</translation>
    </message>
    <message>
        <source>%1 values stand here for %2 parameter names</source>
        <translation>%2 个参数名对应了 %1 个值</translation>
    </message>
    <message>
        <source>Give one value per name, in their order.</source>
        <translation>请按顺序为每个名称给出一个值。</translation>
    </message>
    <message>
        <source>a text or a list of texts is expected here, not %1</source>
        <translation>此处应为文本或文本列表，而不是 %1</translation>
    </message>
    <message>
        <source>Name the state or states that drive the event.</source>
        <translation>请写出驱动该事件的一个或多个状态。</translation>
    </message>
    <message>
        <source>the propensity would be %1 at %2</source>
        <translation>倾向函数在 %2 处将为 %1</translation>
    </message>
    <message>
        <source>Make sure that the network never gets there, or correct the rate.</source>
        <translation>请确保网络不会到达该处，或更正倾向函数。</translation>
    </message>
    <message>
        <source>the rate is empty</source>
        <translation>倾向函数是空的</translation>
    </message>
    <message>
        <source>Write the whole propensity, such as k*X.</source>
        <translation>请写出完整的倾向函数，例如 k*X。</translation>
    </message>
    <message>
        <source>line %1, column %2: ** is no operator here
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：** 在此不是运算符
    %3
    %4</translation>
    </message>
    <message>
        <source>Write ^ for powers.</source>
        <translation>乘方请用 ^。</translation>
    </message>
    <message>
        <source>line %1, column %2: = cannot stand in a rate
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：倾向函数中不能出现 =
    %3
    %4</translation>
    </message>
    <message>
        <source>Write == to compare two values.</source>
        <translation>比较两个值请用 ==。</translation>
    </message>
    <message>
        <source>line %1, column %2: unexpected &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：意外的“%5”
    %3
    %4</translation>
    </message>
    <message>
        <source>Write * for multiplication.</source>
        <translation>乘法请用 *。</translation>
    </message>
    <message>
        <source>Write - for subtraction.</source>
        <translation>减法请用 -。</translation>
    </message>
    <message>
        <source>line %1, column %2: the number %5 is too large
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：数 %5 太大
    %3
    %4</translation>
    </message>
    <message>
        <source>Use names, numbers, + - * / ^, parentheses and functions.</source>
        <translation>请使用名称、数、+ - * / ^、括号和函数。</translation>
    </message>
    <message>
        <source>line %1, column %2: &quot;%5&quot; is a function and needs its arguments in parentheses
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：“%5”是函数，需要带括号的参数
    %3
    %4</translation>
    </message>
    <message>
        <source>Write %1(...), or name the state or parameter otherwise.</source>
        <translation>请写成 %1(...)，或给状态或参数改名。</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>是否指“%1”？</translation>
    </message>
    <message>
        <source>Use one of the functions that the documentation lists.</source>
        <translation>请使用文档中列出的函数。</translation>
    </message>
    <message>
        <source>Add it to the parameters or correct the name.</source>
        <translation>请将其加入参数，或更正名称。</translation>
    </message>
    <message>
        <source>line %1, column %2: unknown function &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：未知的函数“%5”
    %3
    %4</translation>
    </message>
    <message>
        <source>line %1, column %2: unknown name &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：未知的名称“%5”
    %3
    %4</translation>
    </message>
    <message>
        <source>line %1, column %2: an operator is missing before &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：“%5”之前缺少运算符
    %3
    %4</translation>
    </message>
    <message>
        <source>A comma separates the arguments of a function; write decimals with a point.</source>
        <translation>逗号用于分隔函数的参数；小数请用小数点。</translation>
    </message>
    <message>
        <source>line %1, column %2: the expression ends too early
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：表达式过早结束
    %3
    %4</translation>
    </message>
    <message>
        <source>Add what is missing after the last sign.</source>
        <translation>请补上最后一个符号之后缺少的内容。</translation>
    </message>
    <message>
        <source>line %1, column %2: a closing parenthesis is missing
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：缺少右括号
    %3
    %4</translation>
    </message>
    <message>
        <source>Close every parenthesis.</source>
        <translation>请闭合每个括号。</translation>
    </message>
    <message>
        <source>Correct the expression at this place.</source>
        <translation>请更正此处的表达式。</translation>
    </message>
    <message>
        <source>line %1, column %2: too few arguments for &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：“%5”的参数太少
    %3
    %4</translation>
    </message>
    <message>
        <source>line %1, column %2: too many arguments for &quot;%5&quot;
    %3
    %4</source>
        <translation>第 %1 行第 %2 列：“%5”的参数太多
    %3
    %4</translation>
    </message>
    <message>
        <source>Give the function as many arguments as it takes; hill takes x, v, K and n.</source>
        <translation>请给出函数所需个数的参数；hill 的参数为 x、v、K 和 n。</translation>
    </message>
    <message>
        <source>the rate cannot be evaluated: %1</source>
        <translation>无法计算倾向函数：%1</translation>
    </message>
    <message>
        <source>the network has no states</source>
        <translation>网络没有状态</translation>
    </message>
    <message>
        <source>Name at least one state.</source>
        <translation>请至少命名一个状态。</translation>
    </message>
    <message>
        <source>the network has no events</source>
        <translation>网络没有事件</translation>
    </message>
    <message>
        <source>Add at least one event.</source>
        <translation>请至少添加一个事件。</translation>
    </message>
    <message>
        <source>the network has no parameters</source>
        <translation>网络没有参数</translation>
    </message>
    <message>
        <source>Add at least one parameter with its bounds.</source>
        <translation>请至少添加一个参数及其界限。</translation>
    </message>
    <message>
        <source>two states are called &quot;%1&quot;</source>
        <translation>有两个状态都叫“%1”</translation>
    </message>
    <message>
        <source>Give each state a name of its own.</source>
        <translation>请为每个状态取不同的名称。</translation>
    </message>
    <message>
        <source>two parameters are called &quot;%1&quot;</source>
        <translation>有两个参数都叫“%1”</translation>
    </message>
    <message>
        <source>Give each parameter a name of its own.</source>
        <translation>请为每个参数取不同的名称。</translation>
    </message>
    <message>
        <source>a state and a parameter are both called &quot;%1&quot;</source>
        <translation>一个状态和一个参数都叫“%1”</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>请给其中一个改名。</translation>
    </message>
    <message>
        <source>the name is empty</source>
        <translation>名称是空的</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>请写一个名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be a name</source>
        <translation>“%1”不能作为名称</translation>
    </message>
    <message>
        <source>Use letters, digits and _, and begin with a letter.</source>
        <translation>请使用字母、数字和 _，并以字母开头。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the name of a function or constant</source>
        <translation>“%1”是函数或常数的名称</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请另选名称。</translation>
    </message>
    <message>
        <source>a bound of &quot;%1&quot; is not a number</source>
        <translation>“%1”的界限不是数</translation>
    </message>
    <message>
        <source>Write two numbers above 0.</source>
        <translation>请写两个大于 0 的数。</translation>
    </message>
    <message>
        <source>the bounds of &quot;%1&quot; are %2 and %3, but parameters are handled as logarithms</source>
        <translation>“%1”的界限为 %2 和 %3，但参数以对数形式处理</translation>
    </message>
    <message>
        <source>the lower bound %2 of &quot;%1&quot; is above the upper bound %3</source>
        <translation>“%1”的下界 %2 大于上界 %3</translation>
    </message>
    <message>
        <source>Exchange the bounds.</source>
        <translation>请交换两个界限。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is changed twice</source>
        <translation>“%1”被改变了两次</translation>
    </message>
    <message>
        <source>Write the sum of both changes.</source>
        <translation>请写出两个变化之和。</translation>
    </message>
    <message>
        <source>the change of &quot;%1&quot; is 0</source>
        <translation>“%1”的变化为 0</translation>
    </message>
    <message>
        <source>Leave the state out, or write its change.</source>
        <translation>请去掉该状态，或写出其变化。</translation>
    </message>
    <message>
        <source>the event changes nothing</source>
        <translation>该事件没有改变任何状态</translation>
    </message>
    <message>
        <source>Write what it changes, or delete it.</source>
        <translation>请写出它的变化，或将其删除。</translation>
    </message>
    <message>
        <source>there is no state &quot;%1&quot;</source>
        <translation>没有名为“%1”的状态</translation>
    </message>
    <message>
        <source>Add it to the states or correct the name.</source>
        <translation>请将其加入状态，或更正名称。</translation>
    </message>
    <message>
        <source>%1 initial values stand here for %2 states</source>
        <translation>%2 个状态对应了 %1 个初始值</translation>
    </message>
    <message>
        <source>Give one value per state, in their order.</source>
        <translation>请按顺序为每个状态给出一个值。</translation>
    </message>
    <message>
        <source>the initial value %1 is negative</source>
        <translation>初始值 %1 是负数</translation>
    </message>
    <message>
        <source>Write a count of at least 0.</source>
        <translation>请写不小于 0 的计数。</translation>
    </message>
    <message>
        <source>there is no state of this number</source>
        <translation>没有此编号的状态</translation>
    </message>
    <message>
        <source>States are numbered from 1 to %1 in the file.</source>
        <translation>文件中的状态编号为 1 到 %1。</translation>
    </message>
    <message>
        <source>state %1 stands here twice</source>
        <translation>状态 %1 在此出现了两次</translation>
    </message>
    <message>
        <source>no state is recorded</source>
        <translation>没有记录任何状态</translation>
    </message>
    <message>
        <source>Record at least one state.</source>
        <translation>请至少记录一个状态。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is observed but not recorded</source>
        <translation>“%1”被观测但未被记录</translation>
    </message>
    <message>
        <source>Add it to the recorded states, or observe only states that are recorded.</source>
        <translation>请将其加入记录状态，或只观测已记录的状态。</translation>
    </message>
    <message>
        <source>%1 upper bounds stand here for %2 recorded states</source>
        <translation>%2 个记录状态对应了 %1 个上界</translation>
    </message>
    <message>
        <source>Give one bound per recorded state, or none at all.</source>
        <translation>请为每个记录状态给出一个上界，或全部不给。</translation>
    </message>
    <message>
        <source>the upper bound %1 is below 1</source>
        <translation>上界 %1 小于 1</translation>
    </message>
    <message>
        <source>Write a bound of at least 1.</source>
        <translation>请写不小于 1 的上界。</translation>
    </message>
    <message>
        <source>the simulated time is %1</source>
        <translation>模拟时间为 %1</translation>
    </message>
    <message>
        <source>Write a time above 0.</source>
        <translation>请写大于 0 的时间。</translation>
    </message>
    <message>
        <source>the number of training sets is %1</source>
        <translation>训练组数为 %1</translation>
    </message>
    <message>
        <source>Write a number of at least 1.</source>
        <translation>请写不小于 1 的数。</translation>
    </message>
    <message>
        <source>the number of held-out sets is %1</source>
        <translation>留出组数为 %1</translation>
    </message>
    <message>
        <source>The solver module could not be loaded:%1</source>
        <translation>无法加载求解器模块：%1</translation>
    </message>
    <message>
        <source>Install LibTorch and this program again</source>
        <translation>请重新安装 LibTorch 和本程序</translation>
    </message>
    <message>
        <source>The solver file is damaged or cut off</source>
        <translation>求解器文件已损坏或被截断</translation>
    </message>
    <message>
        <source>Train again, or use another copy of the file</source>
        <translation>请重新训练，或使用该文件的其他副本</translation>
    </message>
    <message>
        <source>This is not a solver file</source>
        <translation>这不是求解器文件</translation>
    </message>
    <message>
        <source>The solver file has format %1; this program reads formats up to %2</source>
        <translation>求解器文件的格式为 %1；本程序最多能读取格式 %2</translation>
    </message>
    <message>
        <source>Open it with a newer version of the program</source>
        <translation>请用更新版本的程序打开</translation>
    </message>
    <message>
        <source>Only weight files of the reference package can be opened; nothing in the file was run</source>
        <translation>只能打开参考软件包的权重文件；文件中的任何内容都没有被执行</translation>
    </message>
    <message>
        <source>The weight file is damaged or cut off</source>
        <translation>权重文件已损坏或被截断</translation>
    </message>
    <message>
        <source>The weight file asks for “%1”, which is not allowed</source>
        <translation>权重文件要求使用不被允许的“%1”</translation>
    </message>
    <message>
        <source>The weight file uses something other than plain tensors (opcode %1)</source>
        <translation>权重文件使用了普通张量以外的内容（操作码 %1）</translation>
    </message>
    <message>
        <source>The weight file is missing or not a zip archive</source>
        <translation>权重文件缺失或不是 zip 压缩文件</translation>
    </message>
    <message>
        <source>The weights “%1” are missing or misshapen</source>
        <translation>权重“%1”缺失或形状不对</translation>
    </message>
    <message>
        <source>The weights take %1 inputs; %2 parameters and %3 recorded states need %4</source>
        <translation>权重需要 %1 个输入；而 %2 个参数和 %3 个记录状态需要 %4 个</translation>
    </message>
    <message>
        <source>The state bound %1 does not fit the vocabulary of %2 counts</source>
        <translation>状态上界 %1 与 %2 个计数的词表不符</translation>
    </message>
    <message>
        <source>%1 heads do not divide the width of %2</source>
        <translation>%1 个注意力头不能整除宽度 %2</translation>
    </message>
    <message>
        <source>The weights have too few positions</source>
        <translation>权重的位置数太少</translation>
    </message>
    <message>
        <source>The weight file holds no data.pkl</source>
        <translation>权重文件中没有 data.pkl</translation>
    </message>
    <message>
        <source>The weight file holds no state dictionary</source>
        <translation>权重文件中没有状态字典</translation>
    </message>
    <message>
        <source>LibTorch could not do it: %1</source>
        <translation>LibTorch 无法完成：%1</translation>
    </message>
    <message>
        <source>Summing out the unobserved states takes %1 combinations; at most %2 are summed exactly</source>
        <translation>对未观测状态求和需要 %1 种组合；最多能精确求和 %2 种</translation>
    </message>
    <message>
        <source>Observe more of the recorded states</source>
        <translation>请观测更多的记录状态</translation>
    </message>
    <message>
        <source>The count %1 of %2 is outside the solver&apos;s bounds 0 to %3</source>
        <translation>%2 的计数 %1 超出求解器的界限 0 至 %3</translation>
    </message>
    <message>
        <source>The joint table would have %1 cells; at most %2 are computed</source>
        <translation>联合表将有 %1 个单元；最多计算 %2 个</translation>
    </message>
    <message>
        <source>Ask for samples instead</source>
        <translation>请改用抽样</translation>
    </message>
    <message>
        <source>No CUDA device was found</source>
        <translation>没有找到 CUDA 设备</translation>
    </message>
    <message>
        <source>Use the device cpu, or a LibTorch built for CUDA</source>
        <translation>请使用设备 cpu，或支持 CUDA 的 LibTorch</translation>
    </message>
    <message>
        <source>The device “%1” cannot be used</source>
        <translation>无法使用设备“%1”</translation>
    </message>
    <message>
        <source>The training loss is no longer a number at step %1</source>
        <translation>第 %1 步的训练损失已不是数</translation>
    </message>
    <message>
        <source>Use a smaller learning rate</source>
        <translation>请使用较小的学习率</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>The checkpoint belongs to another training</source>
        <translation>该检查点属于另一次训练</translation>
    </message>
    <message>
        <source>Start the training anew</source>
        <translation>请重新开始训练</translation>
    </message>
    <message>
        <source>There are no simulated sets to train on</source>
        <translation>没有可供训练的模拟参数组</translation>
    </message>
    <message>
        <source>Run Simulate first</source>
        <translation>请先运行“模拟”</translation>
    </message>
    <message>
        <source>There is no training preset “%1”</source>
        <translation>没有名为“%1”的训练预设</translation>
    </message>
    <message>
        <source>Choose quick, standard or reference</source>
        <translation>请选择 quick、standard 或 reference</translation>
    </message>
    <message>
        <source>Must be at least %1</source>
        <translation>须不小于 %1</translation>
    </message>
    <message>
        <source>The learning rate must be a positive number</source>
        <translation>学习率须为正数</translation>
    </message>
    <message>
        <source>The final learning rate must be positive and at most the peak learning rate</source>
        <translation>最终学习率须为正数且不超过峰值学习率</translation>
    </message>
    <message>
        <source>Unknown device “%1”: use auto, cpu or cuda</source>
        <translation>未知的设备“%1”：请用 auto、cpu 或 cuda</translation>
    </message>
    <message>
        <source>no dataset file was given</source>
        <translation>没有给出数据集文件</translation>
    </message>
    <message>
        <source>Choose a file of training or held-out sets.</source>
        <translation>请选择训练组或留出组的文件。</translation>
    </message>
    <message>
        <source>the file holds no sets</source>
        <translation>文件中没有参数组</translation>
    </message>
    <message>
        <source>Choose a dataset file with at least one set.</source>
        <translation>请选择至少含一个参数组的数据集文件。</translation>
    </message>
    <message>
        <source>there are no sets to export</source>
        <translation>没有可导出的参数组</translation>
    </message>
    <message>
        <source>Run Simulate first, or import a dataset.</source>
        <translation>请先运行“模拟”，或导入数据集。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Infer</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>the copy cannot be written: %1</source>
        <translation>无法写入副本：%1</translation>
    </message>
    <message>
        <source>the copy would replace the project itself</source>
        <translation>副本将覆盖项目自身</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请另选名称或文件夹。</translation>
    </message>
    <message>
        <source>there is no folder where the copy can be written</source>
        <translation>没有可写入副本的文件夹</translation>
    </message>
    <message>
        <source>Choose a file name in a folder that exists.</source>
        <translation>请在已有的文件夹中选择文件名。</translation>
    </message>
    <message>
        <source>training set %1 is not in the project</source>
        <translation>项目中没有训练组 %1</translation>
    </message>
    <message>
        <source>held-out set %1 is not in the project</source>
        <translation>项目中没有留出组 %1</translation>
    </message>
    <message>
        <source>the second simulation of held-out set %1 is not in the project</source>
        <translation>项目中没有留出组 %1 的第二次模拟</translation>
    </message>
    <message>
        <source>another program has changed the dataset during the import</source>
        <translation>导入期间另一个程序更改了数据集</translation>
    </message>
    <message>
        <source>Close the project there and import again.</source>
        <translation>请在那里关闭项目后重新导入。</translation>
    </message>
    <message>
        <source>Run Simulate to make it.</source>
        <translation>请运行“模拟”以生成它。</translation>
    </message>
    <message>
        <source>this compact copy was saved without the training histograms</source>
        <translation>此精简副本保存时未包含训练组的直方图</translation>
    </message>
    <message>
        <source>Run Simulate to make them anew, or open the project that the copy was made from.</source>
        <translation>请运行“模拟”重新生成，或打开生成此副本的项目。</translation>
    </message>
    <message>
        <source>the project file cannot be opened: %1</source>
        <translation>无法打开项目文件：%1</translation>
    </message>
    <message>
        <source>the project file is cut off: it has %1 of %2 bytes</source>
        <translation>项目文件被截断：只有 %2 字节中的 %1 字节</translation>
    </message>
    <message>
        <source>Copy it again from where it came, or restore a backup.</source>
        <translation>请从来源处重新复制，或恢复备份。</translation>
    </message>
    <message>
        <source>Choose a file that DynGPT Studio has saved.</source>
        <translation>请选择由 DynGPT Studio 保存的文件。</translation>
    </message>
    <message>
        <source>the file is empty: it is not a project</source>
        <translation>文件是空的：不是项目</translation>
    </message>
    <message>
        <source>the file is not a DynGPT project</source>
        <translation>该文件不是 DynGPT 项目</translation>
    </message>
    <message>
        <source>the file is a database of another program, not a DynGPT project</source>
        <translation>该文件是其他程序的数据库，不是 DynGPT 项目</translation>
    </message>
    <message>
        <source>the project was saved by a newer version of the program (file format %1; this version knows up to %2)</source>
        <translation>该项目由更新版本的程序保存（文件格式 %1；本版本最多支持 %2）</translation>
    </message>
    <message>
        <source>Install a version of DynGPT Studio that knows file format %1.</source>
        <translation>请安装支持文件格式 %1 的 DynGPT Studio 版本。</translation>
    </message>
    <message>
        <source>the project was never completely created</source>
        <translation>该项目从未完整建立</translation>
    </message>
    <message>
        <source>Delete the file and create the project again.</source>
        <translation>请删除该文件并重新建立项目。</translation>
    </message>
    <message>
        <source>the file exists already</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Choose another name, or delete the file first.</source>
        <translation>请另选名称，或先删除该文件。</translation>
    </message>
    <message>
        <source>the project file cannot be created: %1</source>
        <translation>无法建立项目文件：%1</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there.</source>
        <translation>请检查文件夹是否存在以及您是否有写入权限。</translation>
    </message>
    <message>
        <source>the project file does not exist</source>
        <translation>项目文件不存在</translation>
    </message>
    <message>
        <source>this is a folder, not a project file</source>
        <translation>这是文件夹，不是项目文件</translation>
    </message>
    <message>
        <source>the project file is damaged: %1</source>
        <translation>项目文件已损坏：%1</translation>
    </message>
    <message>
        <source>Restore it from a backup or copy it again.</source>
        <translation>请从备份恢复或重新复制。</translation>
    </message>
    <message>
        <source>the project file is damaged: %1 cannot be read</source>
        <translation>项目文件已损坏：无法读取 %1</translation>
    </message>
    <message>
        <source>Restore it from a backup or run the stage again.</source>
        <translation>请从备份恢复，或重新运行该阶段。</translation>
    </message>
    <message>
        <source>the settings are not valid JSON</source>
        <translation>设置不是有效的 JSON</translation>
    </message>
    <message>
        <source>Correct the text, or set the settings anew.</source>
        <translation>请更正文本，或重新设置。</translation>
    </message>
    <message>
        <source>the setting &quot;%1&quot; has a value that does not fit</source>
        <translation>设置“%1”的值不合适</translation>
    </message>
    <message>
        <source>Correct the value, or set the settings anew.</source>
        <translation>请更正该值，或重新设置。</translation>
    </message>
    <message>
        <source>another program is writing to the project</source>
        <translation>另一个程序正在写入此项目</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close the project there.</source>
        <translation>请等待其完成，或在那里关闭项目。</translation>
    </message>
    <message>
        <source>the project can only be read, not changed</source>
        <translation>该项目只能读取，不能更改</translation>
    </message>
    <message>
        <source>Save a copy in a folder of yours and work there, or make the file writable.</source>
        <translation>请在您自己的文件夹中保存副本并在其中工作，或使文件可写。</translation>
    </message>
    <message>
        <source>the disk is full: the change was not saved</source>
        <translation>磁盘已满：更改没有保存</translation>
    </message>
    <message>
        <source>Make room on the disk and try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may read and write there.</source>
        <translation>请检查文件夹是否存在以及您是否有读写权限。</translation>
    </message>
    <message>
        <source>a result is larger than 1 GB and cannot be stored</source>
        <translation>有一项结果超过 1 GB，无法保存</translation>
    </message>
    <message>
        <source>Use fewer sets, starts or steps.</source>
        <translation>请减少参数组数、起点数或步数。</translation>
    </message>
    <message>
        <source>the project file cannot be used: %1</source>
        <translation>无法使用项目文件：%1</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>请检查磁盘后重试。</translation>
    </message>
    <message>
        <source>the solver was trained for other states or parameters than the network has now</source>
        <translation>求解器训练时的状态或参数与网络现有的不同</translation>
    </message>
    <message>
        <source>Run Train again.</source>
        <translation>请重新运行“训练”。</translation>
    </message>
    <message>
        <source>Train needs simulated sets</source>
        <translation>“训练”需要模拟的参数组</translation>
    </message>
    <message>
        <source>Train needs held-out sets</source>
        <translation>“训练”需要留出组</translation>
    </message>
    <message>
        <source>Validate needs held-out sets</source>
        <translation>“验证”需要留出组</translation>
    </message>
    <message>
        <source>Infer needs observed counts</source>
        <translation>“推断”需要观测计数</translation>
    </message>
    <message>
        <source>Load a table of counts first.</source>
        <translation>请先加载计数表格。</translation>
    </message>
    <message>
        <source>the project has no trained solver</source>
        <translation>项目中没有训练好的求解器</translation>
    </message>
    <message>
        <source>Run Train first.</source>
        <translation>请先运行“训练”。</translation>
    </message>
    <message>
        <source>the largest counts are found from simulated sets, and there are none</source>
        <translation>最大计数由模拟的参数组得出，而现在没有参数组</translation>
    </message>
    <message>
        <source>the sets were simulated with %1 parameters, the network has %2</source>
        <translation>参数组是用 %1 个参数模拟的，而网络有 %2 个</translation>
    </message>
    <message>
        <source>Run Simulate again.</source>
        <translation>请重新运行“模拟”。</translation>
    </message>
    <message>
        <source>parameter %1 of a set is %2; the solver works with logarithms</source>
        <translation>某参数组的参数 %1 为 %2；求解器使用对数</translation>
    </message>
    <message>
        <source>Give the parameter a lower bound above 0 and run Simulate again.</source>
        <translation>请将该参数的下界设为大于 0，并重新运行“模拟”。</translation>
    </message>
    <message>
        <source>the sets were simulated with %1 recorded states, the network has %2</source>
        <translation>参数组是用 %1 个记录状态模拟的，而网络有 %2 个</translation>
    </message>
    <message>
        <source>Finding the largest counts</source>
        <translation>正在确定最大计数</translation>
    </message>
    <message>
        <source>Preparing the training data</source>
        <translation>正在准备训练数据</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>起点数</translation>
    </message>
    <message>
        <source>Acceptance threshold</source>
        <translation>接受阈值</translation>
    </message>
    <message>
        <source>Acceptance threshold (automatic)</source>
        <translation>接受阈值（自动）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Inferred parameters</source>
        <translation>推断出的参数</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>2.5 %</source>
        <translation>2.5 %</translation>
    </message>
    <message>
        <source>97.5 %</source>
        <translation>97.5 %</translation>
    </message>
    <message>
        <source>Smallest accepted</source>
        <translation>最小接受值</translation>
    </message>
    <message>
        <source>Largest accepted</source>
        <translation>最大接受值</translation>
    </message>
    <message>
        <source>Prior from</source>
        <translation>先验下限</translation>
    </message>
    <message>
        <source>Prior to</source>
        <translation>先验上限</translation>
    </message>
    <message>
        <source>Posterior of %1</source>
        <translation>%1 的后验</translation>
    </message>
    <message>
        <source>Share per bin</source>
        <translation>每格占比</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>Data and fit of %1</source>
        <translation>%1 的数据与拟合</translation>
    </message>
    <message>
        <source>%1 (count)</source>
        <translation>%1（计数）</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Solver at the estimate</source>
        <translation>估计值处的求解器</translation>
    </message>
    <message>
        <source>Loss of every start</source>
        <translation>每个起点的损失</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Above the best possible</source>
        <translation>高于可能的最优值</translation>
    </message>
    <message>
        <source>Loss of every start; points below the threshold form the posterior.</source>
        <translation>每个起点的损失；低于阈值的点构成后验。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Posterior points</source>
        <translation>后验点</translation>
    </message>
    <message>
        <source>Note: %1.</source>
        <translation>提示：%1。</translation>
    </message>
    <message>
        <source>Note: %1. %2.</source>
        <translation>提示：%1。%2。</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>No parameters have been inferred yet.</source>
        <translation>尚未推断任何参数。</translation>
    </message>
    <message>
        <source>The parameters were inferred from %1 cells of %2 by gradient descent through the solver from %3 starts. States that were not observed are summed out. The posterior consists of %4 visited points, weighted by exp(-loss); the estimate is the densest of them.</source>
        <translation>由 %2 中的 %1 个细胞，经求解器从 %3 个起点作梯度下降推断出参数。未观测的状态已求和消去。后验由 %4 个访问过的点组成，以 exp(-损失) 加权；估计值为其中密度最高者。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Initial value</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Propensity</source>
        <translation>倾向函数</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Lower bound</source>
        <translation>下界</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>上界</translation>
    </message>
    <message>
        <source>The network %1 as it was given. A propensity is the whole rate of an event; the recorded states are those that the solver describes.</source>
        <translation>网络 %1 的原始定义。倾向函数是事件的完整速率；记录状态是求解器所描述的状态。</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>关于 %1 的报告</translation>
    </message>
    <message>
        <source>Training ended because all steps were done.</source>
        <translation>训练因完成所有步数而结束。</translation>
    </message>
    <message>
        <source>Training ended early because the held-out loss no longer improved.</source>
        <translation>训练因留出损失不再改善而提前结束。</translation>
    </message>
    <message>
        <source>Training was cancelled before all steps were done.</source>
        <translation>训练在完成所有步数之前被取消。</translation>
    </message>
    <message>
        <source>Loss during training</source>
        <translation>训练过程中的损失</translation>
    </message>
    <message>
        <source>KL divergence (nats)</source>
        <translation>KL 散度（nat）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Divergence of the solver from the simulated joint distributions while it was trained.</source>
        <translation>训练过程中求解器与模拟联合分布的散度。</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>Held-out loss</source>
        <translation>留出损失</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Parameter sets per step</source>
        <translation>每步参数组数</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>Final learning rate</source>
        <translation>最终学习率</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Largest gradient norm</source>
        <translation>最大梯度范数</translation>
    </message>
    <message>
        <source>Steps between evaluations</source>
        <translation>评估之间的步数</translation>
    </message>
    <message>
        <source>Patience (evaluations)</source>
        <translation>耐心（评估次数）</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>前馈层宽度</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>The network has not been simulated yet.</source>
        <translation>网络尚未模拟。</translation>
    </message>
    <message>
        <source>The dataset was imported: %1 training sets and %2 held-out sets. How it was simulated is not known.</source>
        <translation>数据集为导入所得：%1 个训练组和 %2 个留出组。其模拟方式未知。</translation>
    </message>
    <message>
        <source>In every set the two halves of the window agree.</source>
        <translation>每个参数组的窗口前后两半都一致。</translation>
    </message>
    <message>
        <source>In %1 of the sets the two halves of the window differ by more than chance: these may not be stationary.</source>
        <translation>有 %1 个参数组的窗口前后两半之差超出偶然：它们可能未达稳态。</translation>
    </message>
    <message>
        <source>End of the simulated time</source>
        <translation>模拟的结束时间</translation>
    </message>
    <message>
        <source>Interval between snapshots</source>
        <translation>快照间隔</translation>
    </message>
    <message>
        <source>Training sets</source>
        <translation>训练组</translation>
    </message>
    <message>
        <source>Held-out sets</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>The solver has not been trained yet.</source>
        <translation>求解器尚未训练。</translation>
    </message>
    <message>
        <source>The weights of step %1 are kept, where the held-out loss was lowest: %2 nats.</source>
        <translation>保留第 %1 步的权重，此时留出损失最低：%2 nat。</translation>
    </message>
    <message>
        <source>Counts above the solver&apos;s bounds were left out: at most %1 % of any parameter set.</source>
        <translation>超出求解器界限的计数已舍去：任一参数组中至多 %1 %。</translation>
    </message>
    <message>
        <source>Counts that the solver covers</source>
        <translation>求解器涵盖的计数</translation>
    </message>
    <message>
        <source>Largest count</source>
        <translation>最大计数</translation>
    </message>
    <message>
        <source>On %1 held-out sets the solver&apos;s distributions differ from simulation by a median KL divergence of at most %2 nats (%3).</source>
        <translation>在 %1 个留出组上，求解器的分布与模拟之间的 KL 散度中位数至多为 %2 nat（%3）。</translation>
    </message>
    <message>
        <source>On %1 held-out sets the solver agrees with simulation as well as a second simulation does: even for %2, its worst state, the median KL divergence is %3 nats, and %4 between two simulations.</source>
        <translation>在 %1 个留出组上，求解器与模拟的一致程度不亚于第二次模拟：即使对最差的状态 %2，KL 散度中位数为 %3 nat，而两次模拟之间为 %4。</translation>
    </message>
    <message>
        <source>On %1 held-out sets the solver comes close to simulation: for %2, its worst state, the median KL divergence is %3 nats, and %4 between two simulations.</source>
        <translation>在 %1 个留出组上，求解器接近模拟：对最差的状态 %2，KL 散度中位数为 %3 nat，而两次模拟之间为 %4。</translation>
    </message>
    <message>
        <source>On %1 held-out sets the solver differs from simulation by more than chance explains: for %2, its worst state, the median KL divergence is %3 nats, but %4 between two simulations. Train it longer before its results are relied on.</source>
        <translation>在 %1 个留出组上，求解器与模拟之差超出偶然所能解释的程度：对最差的状态 %2，KL 散度中位数为 %3 nat，而两次模拟之间为 %4。请延长训练后再依据其结果。</translation>
    </message>
    <message>
        <source>No parameters explain the %1 observed cells to within the acceptance threshold: the best loss is %2 above the best possible, allowed are %3.</source>
        <translation>没有参数能在接受阈值内解释这 %1 个观测细胞：最优损失比可能的最优值高 %2，允许 %3。</translation>
    </message>
    <message>
        <source>The network explains the %1 observed cells, and they narrow down every parameter.</source>
        <translation>网络能解释这 %1 个观测细胞，并且数据缩小了每个参数的范围。</translation>
    </message>
    <message>
        <source>The network explains the %1 observed cells, but they determine none of its parameters.</source>
        <translation>网络能解释这 %1 个观测细胞，但数据不能确定任何参数。</translation>
    </message>
    <message>
        <source>The network explains the %1 observed cells. They narrow down %2, but cannot determine %3.</source>
        <translation>网络能解释这 %1 个观测细胞。数据缩小了 %2 的范围，但不能确定 %3。</translation>
    </message>
    <message>
        <source>Out of date: the inputs of these stages have changed since they ran: %1. Run them again before the results are used.</source>
        <translation>已过期：这些阶段运行之后其输入有变动：%1。请重新运行后再使用结果。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>The network %1 has %2 states, %3 events and %4 parameters.</source>
        <translation>网络 %1 有 %2 个状态、%3 个事件和 %4 个参数。</translation>
    </message>
    <message>
        <source>It has not been simulated yet.</source>
        <translation>尚未模拟。</translation>
    </message>
    <message>
        <source>A solver was trained on %1 parameter sets; its best loss on held-out sets is %2 nats.</source>
        <translation>求解器在 %1 个参数组上训练；其留出组上的最优损失为 %2 nat。</translation>
    </message>
    <message>
        <source>%1 parameter sets for training and %2 held-out sets are there, but no solver has been trained yet.</source>
        <translation>已有 %1 个训练参数组和 %2 个留出组，但尚未训练求解器。</translation>
    </message>
    <message>
        <source>How close the solver is to simulation has not been checked yet.</source>
        <translation>尚未检查求解器与模拟的接近程度。</translation>
    </message>
    <message>
        <source>Provenance</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Report written by DynGPT Studio %1. The hash names everything that a result was computed from.</source>
        <translation>报告由 DynGPT Studio %1 写成。哈希值标识一项结果所依据的全部内容。</translation>
    </message>
    <message>
        <source>Observed data: %1.</source>
        <translation>观测数据：%1。</translation>
    </message>
    <message>
        <source>No result is older than its inputs.</source>
        <translation>没有结果早于其输入。</translation>
    </message>
    <message>
        <source>Origin of the results</source>
        <translation>结果的来源</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Hash of the inputs</source>
        <translation>输入的哈希值</translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation>完成时间 (UTC)</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Solver against simulation, over all held-out sets</source>
        <translation>求解器与模拟的比较，涵盖所有留出组</translation>
    </message>
    <message>
        <source>KL, median</source>
        <translation>KL，中位数</translation>
    </message>
    <message>
        <source>KL, 90 %</source>
        <translation>KL，90 %</translation>
    </message>
    <message>
        <source>KL, worst</source>
        <translation>KL，最差</translation>
    </message>
    <message>
        <source>Noise floor, median</source>
        <translation>噪声下限，中位数</translation>
    </message>
    <message>
        <source>Noise floor, 90 %</source>
        <translation>噪声下限，90 %</translation>
    </message>
    <message>
        <source>Noise floor, worst</source>
        <translation>噪声下限，最差</translation>
    </message>
    <message>
        <source>Total variation, median</source>
        <translation>总变差，中位数</translation>
    </message>
    <message>
        <source>Error of the mean, median</source>
        <translation>均值误差，中位数</translation>
    </message>
    <message>
        <source>Error of the mean, 90 %</source>
        <translation>均值误差，90 %</translation>
    </message>
    <message>
        <source>Error of the sd, median</source>
        <translation>标准差误差，中位数</translation>
    </message>
    <message>
        <source>Error of the sd, 90 %</source>
        <translation>标准差误差，90 %</translation>
    </message>
    <message>
        <source>Standard deviation of %1</source>
        <translation>%1 的标准差</translation>
    </message>
    <message>
        <source>Mean of %1</source>
        <translation>%1 的均值</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>Held-out set</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>Joint total variation</source>
        <translation>联合总变差</translation>
    </message>
    <message>
        <source>Joint noise floor</source>
        <translation>联合噪声下限</translation>
    </message>
    <message>
        <source>KL of %1</source>
        <translation>%1 的 KL</translation>
    </message>
    <message>
        <source>The worst held-out sets</source>
        <translation>最差的留出组</translation>
    </message>
    <message>
        <source>All held-out sets</source>
        <translation>所有留出组</translation>
    </message>
    <message>
        <source>Mean, simulation</source>
        <translation>均值，模拟</translation>
    </message>
    <message>
        <source>Mean, solver</source>
        <translation>均值，求解器</translation>
    </message>
    <message>
        <source>Sd, simulation</source>
        <translation>标准差，模拟</translation>
    </message>
    <message>
        <source>Sd, solver</source>
        <translation>标准差，求解器</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>KL, smoothed</source>
        <translation>KL，平滑</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>噪声下限</translation>
    </message>
    <message>
        <source>Hellinger</source>
        <translation>Hellinger</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>总变差</translation>
    </message>
    <message>
        <source>The solver has not been validated yet.</source>
        <translation>求解器尚未验证。</translation>
    </message>
    <message>
        <source>The solver was compared with simulation on %1 held-out sets that it was not trained on; none was left out. KL is the divergence of the solver&apos;s marginal distribution from the simulated one in nats. The noise floor is the same between two independent simulations. Errors of mean and standard deviation are relative to the simulated value, or to 1 where that is smaller.</source>
        <translation>求解器在 %1 个未参与训练的留出组上与模拟作了比较；没有排除任何一组。KL 是求解器的边缘分布相对模拟分布的散度，单位为 nat。噪声下限是两次独立模拟之间的同一量。均值和标准差的误差相对于模拟值；模拟值小于 1 时相对于 1。</translation>
    </message>
    <message>
        <source>The joint table is too large to be computed whole: the solver&apos;s distributions were taken from %1 draws per set, so that they carry sampling noise of their own.</source>
        <translation>联合表太大，无法完整计算：求解器的分布取自每组 %1 次抽样，因此自身带有抽样噪声。</translation>
    </message>
    <message>
        <source>Simulating %1 sets</source>
        <translation>正在模拟 %1 组</translation>
    </message>
    <message>
        <source>%1 parameter values were given, the network has %2</source>
        <translation>给出了 %1 个参数值，而网络有 %2 个</translation>
    </message>
    <message>
        <source>The value %1 has no logarithm, which the dataset file needs</source>
        <translation>值 %1 没有对数，而数据集文件需要对数</translation>
    </message>
    <message>
        <source>Keep the parameters&apos; bounds above 0</source>
        <translation>请使参数的界限大于 0</translation>
    </message>
    <message>
        <source>The dataset could not be written</source>
        <translation>无法写入数据集</translation>
    </message>
    <message>
        <source>Is the disk full?</source>
        <translation>磁盘是否已满？</translation>
    </message>
    <message>
        <source>Set %1 holds no snapshots</source>
        <translation>参数组 %1 中没有快照</translation>
    </message>
    <message>
        <source>The file ends within set %1</source>
        <translation>文件在参数组 %1 中结束</translation>
    </message>
    <message>
        <source>It was cut off: copy or export it again</source>
        <translation>文件被截断：请重新复制或导出</translation>
    </message>
    <message>
        <source>This is not valid JSON: “%1” cannot stand here</source>
        <translation>这不是有效的 JSON：此处不能出现“%1”</translation>
    </message>
    <message>
        <source>A dataset file is [[prompt, {&quot;1_0_0&quot;: count, ...}], ...]</source>
        <translation>数据集文件的形式为 [[prompt, {&quot;1_0_0&quot;: count, ...}], ...]</translation>
    </message>
    <message>
        <source>This is not the form of a dataset file</source>
        <translation>这不是数据集文件的形式</translation>
    </message>
    <message>
        <source>“%1” is not a count</source>
        <translation>“%1”不是计数</translation>
    </message>
    <message>
        <source>A count is a whole number from 0 on, without a point</source>
        <translation>计数是从 0 开始的整数，不带小数点</translation>
    </message>
    <message>
        <source>“%1” is not the logarithm of a parameter</source>
        <translation>“%1”不是参数的对数</translation>
    </message>
    <message>
        <source>The prompt begins with natural logarithms</source>
        <translation>提示 (prompt) 以自然对数开头</translation>
    </message>
    <message>
        <source>The prompt of set %1 has %2 numbers; this network needs %3: %4 log parameters, %5 initial values and the time 0</source>
        <translation>参数组 %1 的提示 (prompt) 有 %2 个数；此网络需要 %3 个：%4 个对数参数、%5 个初始值和时间 0</translation>
    </message>
    <message>
        <source>Choose the dataset of this network</source>
        <translation>请选择此网络的数据集</translation>
    </message>
    <message>
        <source>“%1” is not a state of the %2 recorded states</source>
        <translation>“%1”不是 %2 个记录状态的状态</translation>
    </message>
    <message>
        <source>A state is written like “%1”</source>
        <translation>状态应写成“%1”的形式</translation>
    </message>
    <message>
        <source>The count %1 is too large</source>
        <translation>计数 %1 太大</translation>
    </message>
    <message>
        <source>This state comes twice in set %1</source>
        <translation>此状态在参数组 %1 中出现了两次</translation>
    </message>
    <message>
        <source>The propensity is negative or not finite</source>
        <translation>倾向函数为负或不是有限值</translation>
    </message>
    <message>
        <source>Change the rate or the parameters&apos; bounds</source>
        <translation>请更改倾向函数或参数的界限</translation>
    </message>
    <message>
        <source>A stored distribution is damaged</source>
        <translation>一个存储的分布已损坏</translation>
    </message>
    <message>
        <source>Simulate this parameter set again</source>
        <translation>请重新模拟此参数组</translation>
    </message>
    <message>
        <source>%1 parameters are too many: at most %2 can vary</source>
        <translation>%1 个参数太多：最多可变 %2 个</translation>
    </message>
    <message>
        <source>Write fixed values into the rates</source>
        <translation>请在倾向函数中写入固定值</translation>
    </message>
    <message>
        <source>This happened at time %1 with the parameters %2</source>
        <translation>这发生在时间 %1，参数为 %2</translation>
    </message>
    <message>
        <source>The count of %1 has grown beyond %2</source>
        <translation>%1 的计数超过了 %2</translation>
    </message>
    <message>
        <source>Check the rates and the parameters&apos; bounds: nothing holds this state back</source>
        <translation>请检查倾向函数和参数的界限：没有什么能抑制此状态</translation>
    </message>
    <message>
        <source>A single simulation has taken more than %1 events</source>
        <translation>单次模拟已超过 %1 个事件</translation>
    </message>
    <message>
        <source>Check the rates and the parameters&apos; bounds, or simulate a shorter time</source>
        <translation>请检查倾向函数和参数的界限，或缩短模拟时间</translation>
    </message>
    <message>
        <source>%1 training sets cannot be simulated</source>
        <translation>无法模拟 %1 个训练组</translation>
    </message>
    <message>
        <source>Give at least 1</source>
        <translation>请至少给出 1</translation>
    </message>
    <message>
        <source>%1 held-out sets cannot be simulated</source>
        <translation>无法模拟 %1 个留出组</translation>
    </message>
    <message>
        <source>Give at least 1, or 0 to go without validation</source>
        <translation>请至少给出 1，或给出 0 以跳过验证</translation>
    </message>
    <message>
        <source>Without held-out sets the solver cannot be validated</source>
        <translation>没有留出组就无法验证求解器</translation>
    </message>
    <message>
        <source>The end of the simulated time must be positive</source>
        <translation>模拟的结束时间须为正</translation>
    </message>
    <message>
        <source>Give a time long enough to become stationary</source>
        <translation>请给出足以达到稳态的时间</translation>
    </message>
    <message>
        <source>The window of the snapshots must be positive</source>
        <translation>快照窗口须为正</translation>
    </message>
    <message>
        <source>The window of %1 is longer than the simulated time of %2</source>
        <translation>窗口 %1 长于模拟时间 %2</translation>
    </message>
    <message>
        <source>Shorten the window or simulate longer</source>
        <translation>请缩短窗口或延长模拟</translation>
    </message>
    <message>
        <source>The time between snapshots must be positive</source>
        <translation>快照之间的时间须为正</translation>
    </message>
    <message>
        <source>The time between snapshots, %1, is longer than the window of %2</source>
        <translation>快照之间的时间 %1 长于窗口 %2</translation>
    </message>
    <message>
        <source>Shorten it</source>
        <translation>请将其缩短</translation>
    </message>
    <message>
        <source>%1 snapshots a set are too many: at most %2</source>
        <translation>每组 %1 个快照太多：最多 %2 个</translation>
    </message>
    <message>
        <source>Take longer intervals or a shorter window</source>
        <translation>请加大间隔或缩短窗口</translation>
    </message>
    <message>
        <source>The number of threads cannot be negative</source>
        <translation>线程数不能为负</translation>
    </message>
    <message>
        <source>Give 0 to use all cores</source>
        <translation>给出 0 表示使用所有核心</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>无法打开文件</translation>
    </message>
    <message>
        <source>Check the path and the permissions</source>
        <translation>请检查路径和权限</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>Choose a dataset file</source>
        <translation>请选择数据集文件</translation>
    </message>
    <message>
        <source>This text has no end</source>
        <translation>此文本没有结尾</translation>
    </message>
    <message>
        <source>Is this a dataset file?</source>
        <translation>这是数据集文件吗？</translation>
    </message>
    <message>
        <source>held-out set %1</source>
        <translation>留出组 %1</translation>
    </message>
    <message>
        <source>Train the solver on the present dataset</source>
        <translation>请在现有数据集上训练求解器</translation>
    </message>
    <message>
        <source>The set records %1 states, the solver has %2</source>
        <translation>参数组记录 %1 个状态，而求解器有 %2 个</translation>
    </message>
    <message>
        <source>The set has %1 parameters, the solver has %2</source>
        <translation>参数组有 %1 个参数，而求解器有 %2 个</translation>
    </message>
    <message>
        <source>The set&apos;s histogram is empty</source>
        <translation>参数组的直方图是空的</translation>
    </message>
    <message>
        <source>Simulate it again</source>
        <translation>请重新模拟</translation>
    </message>
    <message>
        <source>There are no held-out sets to validate on</source>
        <translation>没有可供验证的留出组</translation>
    </message>
    <message>
        <source>Simulate at least one held-out set</source>
        <translation>请至少模拟一个留出组</translation>
    </message>
    <message>
        <source>Compared %1 of %2 held-out sets</source>
        <translation>已比较 %1 / %2 个留出组</translation>
    </message>
    <message>
        <source>more sets of states can run out for good</source>
        <translation>还有更多组状态可能永久耗尽</translation>
    </message>
    <message>
        <source>Bring back those above first.</source>
        <translation>请先让上述状态能够恢复。</translation>
    </message>
    <message>
        <source>Add an event that brings one of them back, such as an import, if that is not meant.</source>
        <translation>如非本意，请添加使其中之一恢复的事件，例如输入事件。</translation>
    </message>
    <message>
        <source>once &quot;%1&quot; is 0 no event can fire any more: the stationary distribution is not the one seen at finite time</source>
        <translation>“%1”一旦为 0 就再无事件能发生：稳态分布与有限时间所见的不同</translation>
    </message>
    <message>
        <source>once %1 are all 0 no event can fire any more: the stationary distribution is not the one seen at finite time</source>
        <translation>%1 一旦全为 0 就再无事件能发生：稳态分布与有限时间所见的不同</translation>
    </message>
    <message>
        <source>once %1 are all 0 they stay 0: the stationary distribution is not the one seen at finite time</source>
        <translation>%1 一旦全为 0 就一直为 0：稳态分布与有限时间所见的不同</translation>
    </message>
    <message>
        <source>No time can be drawn from a %1 distribution with the arguments %2 and %3</source>
        <translation>无法从参数为 %2 和 %3 的 %1 分布中抽取时间</translation>
    </message>
    <message>
        <source>Correct the arguments or the parameters&apos; bounds</source>
        <translation>请更正这些参数或网络参数的界限</translation>
    </message>
    <message>
        <source>something else is called &quot;%1&quot; already</source>
        <translation>已有其他对象名为“%1”</translation>
    </message>
    <message>
        <source>Give each derived quantity a name of its own.</source>
        <translation>请为每个派生量取不同的名称。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is set twice</source>
        <translation>“%1”被设定了两次</translation>
    </message>
    <message>
        <source>the trigger sets nothing</source>
        <translation>该触发器不设定任何值</translation>
    </message>
    <message>
        <source>Write what it sets, or delete it.</source>
        <translation>请写出它设定的内容，或将其删除。</translation>
    </message>
    <message>
        <source>&quot;t&quot; is the time in triggers, but a state or parameter is called so</source>
        <translation>“t”在触发器中表示时间，但有状态或参数以此为名</translation>
    </message>
    <message>
        <source>Rename the state or parameter.</source>
        <translation>请重命名该状态或参数。</translation>
    </message>
    <message>
        <source>there is no distribution &quot;%1&quot;</source>
        <translation>没有名为“%1”的分布</translation>
    </message>
    <message>
        <source>Choose one of %1.</source>
        <translation>请从中选择：%1。</translation>
    </message>
    <message>
        <source>the %1 distribution has no &quot;%2&quot;</source>
        <translation>%1 分布没有“%2”</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>它的参数是 %1。</translation>
    </message>
    <message>
        <source>the %1 distribution needs its &quot;%2&quot;</source>
        <translation>%1 分布需要“%2”</translation>
    </message>
    <message>
        <source>Add it: a number or an expression of parameters.</source>
        <translation>请添加：一个数或由参数组成的表达式。</translation>
    </message>
    <message>
        <source>Did you mean it by &quot;%1&quot;?</source>
        <translation>“%1”是否即指此项？</translation>
    </message>
    <message>
        <source>&quot;start&quot; or &quot;end&quot; is expected here, not %1</source>
        <translation>此处应为 &quot;start&quot; 或 &quot;end&quot;，而不是 %1</translation>
    </message>
    <message>
        <source>Write &quot;start&quot; if what the event removes is gone at once, &quot;end&quot; if everything happens after the delay.</source>
        <translation>若事件移除的单位立即消失，请写 &quot;start&quot;；若一切都在延迟之后发生，请写 &quot;end&quot;。</translation>
    </message>
    <message>
        <source>a waiting time stands in place of event_rates, but both are here</source>
        <translation>等待时间应代替 event_rates，但此处两者都有</translation>
    </message>
    <message>
        <source>an event has a waiting time or a delay, not both</source>
        <translation>一个事件只能有等待时间或延迟，不能两者都有</translation>
    </message>
    <message>
        <source>the event has a waiting time but removes nothing</source>
        <translation>该事件有等待时间，却不移除任何单位</translation>
    </message>
    <message>
        <source>the event has a waiting time but removes from several states</source>
        <translation>该事件有等待时间，却从多个状态移除单位</translation>
    </message>
    <message>
        <source>the event has a waiting time but removes several units at once</source>
        <translation>该事件有等待时间，却一次移除多个单位</translation>
    </message>
    <message>
        <source>Each unit of one state waits for itself: remove 1 of that state and nothing else, or give the event a propensity.</source>
        <translation>一个状态的每个单位各自等待：请只移除该状态的 1 个单位，或为事件给出倾向函数。</translation>
    </message>
    <message>
        <source>the delay has no effect: the event adds nothing, and what it removes is gone at once</source>
        <translation>延迟不起作用：该事件不增加任何单位，而移除的单位立即消失</translation>
    </message>
    <message>
        <source>Delete the delay, or let the event remove at its end.</source>
        <translation>请删除延迟，或让事件在延迟结束时移除。</translation>
    </message>
    <message>
        <source>what the event removes stays until the delay is over and may be gone by then: the event then does nothing</source>
        <translation>事件要移除的单位会留到延迟结束，届时可能已不存在：那时事件不起作用</translation>
    </message>
    <message>
        <source>the event removes nothing, so that &quot;consume&quot; makes no difference</source>
        <translation>该事件不移除任何单位，因此 &quot;consume&quot; 没有影响</translation>
    </message>
    <message>
        <source>the %1 distribution takes %2 arguments, not %3</source>
        <translation>%1 分布需要 %2 个参数，而不是 %3 个</translation>
    </message>
    <message>
        <source>Write each of them.</source>
        <translation>请逐一写出。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a state, but a time is drawn from the parameters alone</source>
        <translation>“%1”是状态，但时间只能由参数决定</translation>
    </message>
    <message>
        <source>Use numbers and parameters.</source>
        <translation>请使用数和参数。</translation>
    </message>
    <message>
        <source>a name is longer than 100 letters</source>
        <translation>名称超过 100 个字符</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>the formula is empty</source>
        <translation>公式为空</translation>
    </message>
    <message>
        <source>Write a number or a formula.</source>
        <translation>请写一个数或公式。</translation>
    </message>
    <message>
        <source>&quot;linear&quot; or &quot;log&quot; is expected here, not %1</source>
        <translation>此处应为 &quot;linear&quot; 或 &quot;log&quot;，而不是 %1</translation>
    </message>
    <message>
        <source>Write how training points are to be spread between the bounds.</source>
        <translation>请写明训练点在上下界之间如何分布。</translation>
    </message>
    <message>
        <source>the rate is longer than %1 characters</source>
        <translation>倾向函数超过 %1 个字符</translation>
    </message>
    <message>
        <source>Shorten it, or split the event into several.</source>
        <translation>请缩短，或将该事件拆成几个。</translation>
    </message>
    <message>
        <source>The annotation %1 could not be written</source>
        <translation>无法写入注释 %1</translation>
    </message>
    <message>
        <source>The file is not UTF-8</source>
        <translation>文件不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>Save it as UTF-8</source>
        <translation>请将其另存为 UTF-8</translation>
    </message>
    <message>
        <source>The file declares a document type or entities</source>
        <translation>文件声明了文档类型或实体</translation>
    </message>
    <message>
        <source>Delete the declaration: SBML needs none</source>
        <translation>请删除该声明：SBML 不需要它</translation>
    </message>
    <message>
        <source>A formula has more than %1 parts</source>
        <translation>公式的组成部分超过 %1 个</translation>
    </message>
    <message>
        <source>Write it as several assignment rules</source>
        <translation>请写成几条赋值规则</translation>
    </message>
    <message>
        <source>More than %1 elements stand in each other</source>
        <translation>嵌套的元素超过 %1 层</translation>
    </message>
    <message>
        <source>Write formulas of less depth</source>
        <translation>请写嵌套较浅的公式</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>The file has more than %1 MB</source>
        <translation>文件超过 %1 MB</translation>
    </message>
    <message>
        <source>The file is not SBML</source>
        <translation>文件不是 SBML</translation>
    </message>
    <message>
        <source>SBML Level %1 is not read, only Levels 2 and 3</source>
        <translation>不支持 SBML Level %1，仅支持 Level 2 和 3</translation>
    </message>
    <message>
        <source>Convert the file to Level 3</source>
        <translation>请将文件转换为 Level 3</translation>
    </message>
    <message>
        <source>The file holds no model</source>
        <translation>文件中没有模型</translation>
    </message>
    <message>
        <source>An argument is missing in a formula</source>
        <translation>公式中缺少一个参数</translation>
    </message>
    <message>
        <source>A formula is more than %1 levels deep</source>
        <translation>公式的嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>Written out, a formula has more than %1 terms</source>
        <translation>展开后公式超过 %1 项</translation>
    </message>
    <message>
        <source>Written out, the formulas of the model have more than %1 terms</source>
        <translation>展开后模型的公式超过 %1 项</translation>
    </message>
    <message>
        <source>A function in a formula has %1 arguments</source>
        <translation>公式中的一个函数有 %1 个参数</translation>
    </message>
    <message>
        <source>A number in a formula is %1</source>
        <translation>公式中的一个数是 %1</translation>
    </message>
    <message>
        <source>The function %1 uses %2, which is none of its arguments</source>
        <translation>函数 %1 使用了 %2，但它不是该函数的参数</translation>
    </message>
    <message>
        <source>A piecewise formula does not say what it is otherwise</source>
        <translation>分段公式没有给出其余情况</translation>
    </message>
    <message>
        <source>Add an otherwise element</source>
        <translation>请添加 otherwise 元素</translation>
    </message>
    <message>
        <source>There is no function %1</source>
        <translation>没有函数 %1</translation>
    </message>
    <message>
        <source>Functions call each other in a circle: %1</source>
        <translation>函数循环调用：%1</translation>
    </message>
    <message>
        <source>More than %1 functions call each other</source>
        <translation>相互调用的函数超过 %1 个</translation>
    </message>
    <message>
        <source>The function %1 takes %2 arguments and is given %3</source>
        <translation>函数 %1 需要 %2 个参数，却得到 %3 个</translation>
    </message>
    <message>
        <source>The factorial of what is no number is not supported</source>
        <translation>不支持对非数值求阶乘</translation>
    </message>
    <message>
        <source>The delay function is not supported</source>
        <translation>不支持 delay 函数</translation>
    </message>
    <message>
        <source>The rateOf function is not supported</source>
        <translation>不支持 rateOf 函数</translation>
    </message>
    <message>
        <source>A formula uses the function &quot;%1&quot;, which is not supported</source>
        <translation>公式使用了不支持的函数“%1”</translation>
    </message>
    <message>
        <source>The function %1 cannot be written as SBML</source>
        <translation>函数 %1 无法写成 SBML</translation>
    </message>
    <message>
        <source>This program was built without libsbml, so it can neither read nor write SBML</source>
        <translation>此程序构建时未包含 libsbml，因此无法读写 SBML</translation>
    </message>
    <message>
        <source>Use a program built with libsbml, or a network file</source>
        <translation>请使用包含 libsbml 的程序，或使用网络文件</translation>
    </message>
    <message>
        <source>The reaction %1 changes nothing and was left out</source>
        <translation>反应 %1 不改变任何量，已舍去</translation>
    </message>
    <message>
        <source>There is no species %1</source>
        <translation>没有物种 %1</translation>
    </message>
    <message>
        <source>The annotation %1 lacks %2</source>
        <translation>注释 %1 缺少 %2</translation>
    </message>
    <message>
        <source>There is no distribution &quot;%1&quot;</source>
        <translation>没有名为“%1”的分布</translation>
    </message>
    <message>
        <source>The reaction has no kinetic law</source>
        <translation>该反应没有动力学定律</translation>
    </message>
    <message>
        <source>Give it one</source>
        <translation>请为其给出一个</translation>
    </message>
    <message>
        <source>The reversible reaction %1 became two events, one for each direction</source>
        <translation>可逆反应 %1 变成了两个事件，每个方向一个</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The formula depends on the time, which only the triggers of events may do</source>
        <translation>公式依赖于时间，而只有事件的触发条件可以如此</translation>
    </message>
    <message>
        <source>The event has no trigger</source>
        <translation>该事件没有触发条件</translation>
    </message>
    <message>
        <source>The event sets %1, which is no species or parameter that events may change</source>
        <translation>该事件设定 %1，但它不是事件可以改变的物种或参数</translation>
    </message>
    <message>
        <source>%1 = %2 is not above 0: it was written into the formulas</source>
        <translation>%1 = %2 不大于 0：已直接写入公式</translation>
    </message>
    <message>
        <source>%1 stands in no rate: it was left out</source>
        <translation>%1 不出现在任何速率中：已舍去</translation>
    </message>
    <message>
        <source>The number %1 in a rate became the parameter %2</source>
        <translation>速率中的数 %1 变成了参数 %2</translation>
    </message>
    <message>
        <source>Formulas depend on each other in a circle: %1</source>
        <translation>公式循环依赖：%1</translation>
    </message>
    <message>
        <source>More than %1 formulas depend on each other</source>
        <translation>相互依赖的公式超过 %1 个</translation>
    </message>
    <message>
        <source>A formula uses %1, which the model does not define</source>
        <translation>公式使用了模型未定义的 %1</translation>
    </message>
    <message>
        <source>The compartment %1 has a size of %2, so that there are no concentrations in it</source>
        <translation>区室 %1 的大小为 %2，因此其中没有浓度可言</translation>
    </message>
    <message>
        <source>The initial value of %1 is %2</source>
        <translation>%1 的初始值为 %2</translation>
    </message>
    <message>
        <source>The parameter %1 has no value</source>
        <translation>参数 %1 没有值</translation>
    </message>
    <message>
        <source>The species %1 has no initial amount</source>
        <translation>物种 %1 没有初始量</translation>
    </message>
    <message>
        <source>Give it an initial amount or concentration</source>
        <translation>请给出初始量或初始浓度</translation>
    </message>
    <message>
        <source>The stoichiometry of %1 changes with time, which is not supported</source>
        <translation>%1 的化学计量数随时间变化，不受支持</translation>
    </message>
    <message>
        <source>The stoichiometry of %1 is %2, but a reaction takes and makes whole molecules</source>
        <translation>%1 的化学计量数为 %2，但反应消耗和生成的应是整数个分子</translation>
    </message>
    <message>
        <source>The stoichiometry of %1 has no value</source>
        <translation>%1 的化学计量数没有值</translation>
    </message>
    <message>
        <source>The identifier %1 is used twice</source>
        <translation>标识符 %1 使用了两次</translation>
    </message>
    <message>
        <source>The parameter %1 of the reaction %2 has no value</source>
        <translation>反应 %2 的参数 %1 没有值</translation>
    </message>
    <message>
        <source>An event changes the size of the compartment %1, which is not supported</source>
        <translation>有事件改变区室 %1 的大小，不受支持</translation>
    </message>
    <message>
        <source>The compartment %1 has no size: it was taken as 1</source>
        <translation>区室 %1 没有大小：按 1 处理</translation>
    </message>
    <message>
        <source>The species %1 begins with an amount of %2</source>
        <translation>物种 %1 的初始量为 %2</translation>
    </message>
    <message>
        <source>The species %1 never changes and its amount %2 is no count: it became a parameter</source>
        <translation>物种 %1 从不改变，其量 %2 不是计数：已变为参数</translation>
    </message>
    <message>
        <source>The species %1 begins with %2, which is no count</source>
        <translation>物种 %1 的初始值为 %2，不是计数</translation>
    </message>
    <message>
        <source>Convert the model to numbers of molecules</source>
        <translation>请将模型换算为分子数</translation>
    </message>
    <message>
        <source>It was rounded to %1</source>
        <translation>已取整为 %1</translation>
    </message>
    <message>
        <source>An event changes the parameter %1, whose value %2 is no count</source>
        <translation>有事件改变参数 %1，其值 %2 不是计数</translation>
    </message>
    <message>
        <source>Let events change whole numbers of at least 0, such as a switch of 0 and 1 that the rates are multiplied by</source>
        <translation>请让事件只改变不小于 0 的整数，例如与速率相乘的 0/1 开关</translation>
    </message>
    <message>
        <source>%1 is called %2 in the network</source>
        <translation>%1 在网络中称为 %2</translation>
    </message>
    <message>
        <source>The parameter %1 of the reaction %2 is called %3 in the network</source>
        <translation>反应 %2 的参数 %1 在网络中称为 %3</translation>
    </message>
    <message>
        <source>The %1 constraints were left out: they only warn</source>
        <translation>%1 条约束已舍去：它们只起警告作用</translation>
    </message>
    <message>
        <source>The model needs the package %1, which is not supported</source>
        <translation>模型需要不受支持的扩展包 %1</translation>
    </message>
    <message>
        <source>What the package %1 adds was left out</source>
        <translation>扩展包 %1 添加的内容已舍去</translation>
    </message>
    <message>
        <source>The rate rule for %1 is not supported: a network changes by whole molecules only</source>
        <translation>不支持 %1 的速率规则：网络只以整数个分子变化</translation>
    </message>
    <message>
        <source>Write it as reactions</source>
        <translation>请写成反应</translation>
    </message>
    <message>
        <source>Algebraic rules are not supported</source>
        <translation>不支持代数规则</translation>
    </message>
    <message>
        <source>Solve it for a variable and write an assignment rule</source>
        <translation>请对一个变量求解并写成赋值规则</translation>
    </message>
    <message>
        <source>The reaction %1 is fast, which is not supported</source>
        <translation>反应 %1 被标为快反应，不受支持</translation>
    </message>
    <message>
        <source>Give it a kinetic law with a large rate</source>
        <translation>请为其给出速率较大的动力学定律</translation>
    </message>
    <message>
        <source>The delay of the event %1 is not supported</source>
        <translation>不支持事件 %1 的延迟</translation>
    </message>
    <message>
        <source>The priority of the event %1 is not supported</source>
        <translation>不支持事件 %1 的优先级</translation>
    </message>
    <message>
        <source>Amounts are given in moles; here they are taken as numbers of molecules</source>
        <translation>量以摩尔给出；此处按分子数处理</translation>
    </message>
    <message>
        <source>Convert the model&apos;s substance unit to item if they are not</source>
        <translation>若非如此，请将模型的物质单位换算为 item</translation>
    </message>
    <message>
        <source>libsbml refused this: %1</source>
        <translation>libsbml 拒绝了此项：%1</translation>
    </message>
    <message>
        <source>libsbml could not write the model</source>
        <translation>libsbml 无法写出该模型</translation>
    </message>
    <message>
        <source>%1 is too complicated to be written</source>
        <translation>%1 过于复杂，无法写出</translation>
    </message>
    <message>
        <source>SBML&apos;s reactions have no delay: it was written as an annotation, which other programs pass over</source>
        <translation>SBML 的反应没有延迟：已写成注释，其他程序会忽略它</translation>
    </message>
    <message>
        <source>SBML&apos;s reactions have no waiting times: it was written as an annotation, and for other programs as an exponential one of the same mean</source>
        <translation>SBML 的反应没有等待时间：已写成注释，对其他程序则写成均值相同的指数分布</translation>
    </message>
    <message>
        <source>An event with a waiting time must remove a unit</source>
        <translation>有等待时间的事件必须移除一个单位</translation>
    </message>
    <message>
        <source>the lower bound of &quot;%1&quot; is %2, which has no place on a logarithmic scale</source>
        <translation>“%1”的下界为 %2，无法置于对数尺度上</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is fixed at %2, but solvers read parameters as logarithms</source>
        <translation>“%1”固定为 %2，但求解器以对数读取参数</translation>
    </message>
    <message>
        <source>Write the number into the rates in place of the parameter before a solver is trained.</source>
        <translation>训练求解器之前，请在倾向函数中用该数代替此参数。</translation>
    </message>
    <message>
        <source>the value %2 of &quot;%1&quot; lies outside its bounds %3 and %4</source>
        <translation>“%1”的值 %2 在其界限 %3 与 %4 之外</translation>
    </message>
    <message>
        <source>Correct the value or the bounds.</source>
        <translation>请更正该值或界限。</translation>
    </message>
    <message>
        <source>the %1 of the %2 distribution is %3</source>
        <translation>%2 分布的 %1 为 %3</translation>
    </message>
    <message>
        <source>the %1 of the %2 distribution is %3 at %4</source>
        <translation>%2 分布的 %1 在 %4 处为 %3</translation>
    </message>
    <message>
        <source>It must be at least 0: correct it or the parameters&apos; bounds.</source>
        <translation>它必须不小于 0：请更正它或参数的界限。</translation>
    </message>
    <message>
        <source>It must be above 0: correct it or the parameters&apos; bounds.</source>
        <translation>它必须大于 0：请更正它或参数的界限。</translation>
    </message>
    <message>
        <source>the longest time %1 is below the shortest %2</source>
        <translation>最长时间 %1 小于最短时间 %2</translation>
    </message>
    <message>
        <source>the longest time %1 is below the shortest %2 at %3</source>
        <translation>在 %3 处最长时间 %1 小于最短时间 %2</translation>
    </message>
    <message>
        <source>Correct min and max or the parameters&apos; bounds.</source>
        <translation>请更正 min 和 max，或参数的界限。</translation>
    </message>
    <message>
        <source>a number or a formula is expected here, not %1</source>
        <translation>此处应为数或公式，而不是 %1</translation>
    </message>
    <message>
        <source>Write a number, or a formula in double quotation marks.</source>
        <translation>请写一个数，或用双引号括起的公式。</translation>
    </message>
    <message>
        <source>true or false is expected here, not %1</source>
        <translation>此处应为 true 或 false，而不是 %1</translation>
    </message>
    <message>
        <source>Write true or false without quotation marks.</source>
        <translation>请写 true 或 false，不加引号。</translation>
    </message>
    <message>
        <source>The file&apos;s form knows whole counts only: residence times and probabilities are scaled to a total of %1 a set and rounded</source>
        <translation>该文件格式只支持整数计数：停留时间和概率按每组总和 %1 缩放并取整</translation>
    </message>
    <message>
        <source>Keep the project for the exact values</source>
        <translation>请保留项目以存留精确值</translation>
    </message>
    <message>
        <source>Exact stochastic simulation of %1 training sets and %2 held-out sets took %3.</source>
        <translation>对 %1 个训练组和 %2 个留出组的精确随机模拟用时 %3。</translation>
    </message>
    <message>
        <source>In every set runs from two initial states agree.</source>
        <translation>在每个参数组中，从两个初始状态出发的运行一致。</translation>
    </message>
    <message>
        <source>In %1 of the sets runs from two initial states differ by more than chance: these remember where they started.</source>
        <translation>有 %1 个参数组从两个初始状态出发的运行之差超出偶然：它们仍记得起点。</translation>
    </message>
    <message>
        <source>Sampled window</source>
        <translation>采样窗口</translation>
    </message>
    <message>
        <source>Weight of a state</source>
        <translation>状态的权重</translation>
    </message>
    <message>
        <source>Snapshots that show it</source>
        <translation>出现该状态的快照数</translation>
    </message>
    <message>
        <source>Time spent in it</source>
        <translation>在该状态停留的时间</translation>
    </message>
    <message>
        <source>Runs of each set</source>
        <translation>每组的运行次数</translation>
    </message>
    <message>
        <source>The simulated counts: total variation between the halves of a set&apos;s window (median over the sets), the largest mean + 3 sd of a training set, and the probability above it</source>
        <translation>模拟的计数：每组窗口前后两半之间的总变差（各组的中位数）、训练组中最大的均值 + 3 倍标准差，以及超出它的概率</translation>
    </message>
    <message>
        <source>Split-half distance</source>
        <translation>前后两半的距离</translation>
    </message>
    <message>
        <source>Cut off, mean</source>
        <translation>截去部分，平均</translation>
    </message>
    <message>
        <source>Cut off, at most</source>
        <translation>截去部分，至多</translation>
    </message>
    <message>
        <source>The exact solution of %1 states would take more memory than %2 GB</source>
        <translation>%1 个状态的精确求解所需内存将超过 %2 GB</translation>
    </message>
    <message>
        <source>Iterating for %1 states</source>
        <translation>正在对 %1 个状态迭代</translation>
    </message>
    <message>
        <source>Groups of the %1 states exchange so rarely that their shares cannot be found by iteration</source>
        <translation>%1 个状态中各组之间的转移过于罕见，无法通过迭代求得各组的份额</translation>
    </message>
    <message>
        <source>The stationary distribution of %1 states was not found: the iteration does not converge</source>
        <translation>未能求得 %1 个状态的稳态分布：迭代不收敛</translation>
    </message>
    <message>
        <source>the states around %1</source>
        <translation>%1 附近的状态</translation>
    </message>
    <message>
        <source>Sooner or later the network ends in %1 and never leaves again: this is the distribution of what is left there</source>
        <translation>网络迟早会进入 %1 且不再离开：这是其中剩余部分的分布</translation>
    </message>
    <message>
        <source>At finite times it may look quite different: compare with simulations, or add an event that leads back</source>
        <translation>在有限时间内可能大不相同：请与模拟比较，或添加返回的事件</translation>
    </message>
    <message>
        <source>The network ends in one of %1 sets of states that it never leaves; each has its probability of ending there</source>
        <translation>网络会进入 %1 组不再离开的状态之一；每组各有其进入的概率</translation>
    </message>
    <message>
        <source>It ends in %1 with probability %2</source>
        <translation>它以概率 %2 进入 %1</translation>
    </message>
    <message>
        <source>Simulated %1 of %2 sets, %3 sets and %4 million events a second</source>
        <translation>已模拟 %2 组中的 %1 组，每秒 %3 组、%4 百万个事件</translation>
    </message>
    <message>
        <source>Writing the dataset</source>
        <translation>正在写入数据集</translation>
    </message>
    <message>
        <source>Reading the dataset</source>
        <translation>正在读取数据集</translation>
    </message>
    <message>
        <source>Simulate this network</source>
        <translation>请模拟此网络</translation>
    </message>
    <message>
        <source>The exact solver needs to know from the counts alone what comes next, but units that wait have ages</source>
        <translation>精确求解要求仅由计数就能确定后续，但等待中的单位有年龄</translation>
    </message>
    <message>
        <source>The exact solver needs to know from the counts alone what comes next, but delayed events are under way</source>
        <translation>精确求解要求仅由计数就能确定后续，但有延迟事件正在进行</translation>
    </message>
    <message>
        <source>Triggers belong to time courses: the exact solver knows stationary distributions only</source>
        <translation>触发器属于时间过程：精确求解只涉及稳态分布</translation>
    </message>
    <message>
        <source>The exact solver cannot hold so large a count</source>
        <translation>精确求解无法容纳如此大的计数</translation>
    </message>
    <message>
        <source>%1 parameter values for %2 parameters</source>
        <translation>%2 个参数却有 %1 个参数值</translation>
    </message>
    <message>
        <source>Finding the states</source>
        <translation>正在寻找状态</translation>
    </message>
    <message>
        <source>Solving for %1 states</source>
        <translation>正在求解 %1 个状态</translation>
    </message>
    <message>
        <source>Some states are joined by rates too small for double precision, so that their shares cannot be told</source>
        <translation>一些状态之间的速率小于双精度所能表示，因此无法得知其份额</translation>
    </message>
    <message>
        <source>%1 cannot be spread on a logarithmic scale from the lower bound %2</source>
        <translation>%1 无法从下界 %2 开始按对数尺度分布</translation>
    </message>
    <message>
        <source>Give it a lower bound above 0, or a linear scale</source>
        <translation>请给出大于 0 的下界，或使用线性尺度</translation>
    </message>
    <message>
        <source>More than %1 units wait at the same time</source>
        <translation>同时等待的单位超过 %1 个</translation>
    </message>
    <message>
        <source>More than %1 delayed events wait for their completion</source>
        <translation>等待完成的延迟事件超过 %1 个</translation>
    </message>
    <message>
        <source>Shorten the delay or lower the rate</source>
        <translation>请缩短延迟或降低速率</translation>
    </message>
    <message>
        <source>%1 replicas of a set cannot be simulated</source>
        <translation>无法对一个参数组模拟 %1 个重复</translation>
    </message>
    <message>
        <source>Give 1 to %1</source>
        <translation>请给出 1 到 %1</translation>
    </message>
    <message>
        <source>A network with triggers has no stationary distribution</source>
        <translation>含触发器的网络没有稳态分布</translation>
    </message>
    <message>
        <source>Simulate its trajectories, or remove the triggers</source>
        <translation>请模拟其轨迹，或移除触发器</translation>
    </message>
    <message>
        <source>Networks with waiting times or delays cannot be solved exactly</source>
        <translation>含等待时间或延迟的网络无法精确求解</translation>
    </message>
    <message>
        <source>Simulate the sets</source>
        <translation>请模拟这些参数组</translation>
    </message>
    <message>
        <source>This happened at time %1 of run %2</source>
        <translation>发生于第 %2 次运行的时间 %1</translation>
    </message>
    <message>
        <source>A single run has taken more than %1 events</source>
        <translation>单次运行已超过 %1 个事件</translation>
    </message>
    <message>
        <source>Check the rates and the parameters, or simulate a shorter time</source>
        <translation>请检查速率和参数，或缩短模拟时间</translation>
    </message>
    <message>
        <source>%1 = %2 is %3</source>
        <translation>%1 = %2 的值为 %3</translation>
    </message>
    <message>
        <source>Write the formula so that it is a number at all counts, such as X/max(1, X+Y)</source>
        <translation>请使公式在所有计数处都是数，例如 X/max(1, X+Y)</translation>
    </message>
    <message>
        <source>Simulated %1 of %2 runs</source>
        <translation>已模拟 %2 次运行中的 %1 次</translation>
    </message>
    <message>
        <source>%1 outputs at %2 times are too many</source>
        <translation>%2 个时间点上的 %1 个输出过多</translation>
    </message>
    <message>
        <source>Take fewer times, or keep fewer paths</source>
        <translation>请减少时间点，或少保留路径</translation>
    </message>
    <message>
        <source>Give a time above 0</source>
        <translation>请给出大于 0 的时间</translation>
    </message>
    <message>
        <source>The time cannot be cut into %1 intervals</source>
        <translation>无法将时间划分为 %1 个区间</translation>
    </message>
    <message>
        <source>%1 runs cannot be simulated</source>
        <translation>无法模拟 %1 次运行</translation>
    </message>
    <message>
        <source>%1 paths cannot be kept</source>
        <translation>无法保留 %1 条路径</translation>
    </message>
    <message>
        <source>Give 0 to keep none</source>
        <translation>给出 0 则不保留</translation>
    </message>
    <message>
        <source>%1 is no quantile</source>
        <translation>%1 不是分位数</translation>
    </message>
    <message>
        <source>Give numbers from 0 to 1</source>
        <translation>请给出 0 到 1 之间的数</translation>
    </message>
    <message>
        <source>There is no state &quot;%1&quot; to assign to</source>
        <translation>没有可赋值的状态“%1”</translation>
    </message>
    <message>
        <source>The condition %1 is too complicated</source>
        <translation>条件 %1 过于复杂</translation>
    </message>
    <message>
        <source>The time t stands in %1, where the moment at which the condition changes cannot be told</source>
        <translation>时间 t 出现在 %1 中，无法得知条件变化的时刻</translation>
    </message>
    <message>
        <source>Compare t, or a multiple of it plus a number, with numbers and parameters: t &gt;= 25 &amp;&amp; X &gt; 10</source>
        <translation>请将 t（或其倍数加一个数）与数和参数比较：t &gt;= 25 &amp;&amp; X &gt; 10</translation>
    </message>
    <message>
        <source>The condition is not linear in t</source>
        <translation>条件对 t 不是线性的</translation>
    </message>
    <message>
        <source>Compare t, or a multiple of it plus a number, with numbers and parameters</source>
        <translation>请将 t（或其倍数加一个数）与数和参数比较</translation>
    </message>
    <message>
        <source>The triggers set each other off without end at time %1</source>
        <translation>在时间 %1，触发器无休止地相互触发</translation>
    </message>
    <message>
        <source>Change a condition or an assignment so that what one trigger sets does not set off the others again</source>
        <translation>请更改条件或赋值，使一个触发器的设定不再触发其他触发器</translation>
    </message>
    <message>
        <source>The value for %1 at time %2 is %3</source>
        <translation>%1 在时间 %2 的值为 %3</translation>
    </message>
    <message>
        <source>Correct the assignment&apos;s formula</source>
        <translation>请更正赋值公式</translation>
    </message>
    <message>
        <source>%1 runs away: however large the box, it keeps growing, so that there is no stationary distribution (counts up to %2 were tried)</source>
        <translation>%1 无限增长：无论范围多大都会继续增大，因此没有稳态分布（已尝试到计数 %2）</translation>
    </message>
    <message>
        <source>Add what holds it back, or correct the rates</source>
        <translation>请添加抑制其增长的事件，或更正速率</translation>
    </message>
    <message>
        <source>The exact solution needs more than %1 states (%2)</source>
        <translation>精确求解需要超过 %1 个状态（%2）</translation>
    </message>
    <message>
        <source>Simulate this network, or choose parameters with fewer molecules</source>
        <translation>请模拟此网络，或选择分子数较少的参数</translation>
    </message>
    <message>
        <source>&apos;%1&apos; does not say which state gets which count</source>
        <translation>“%1”没有说明哪个状态取哪个计数</translation>
    </message>
    <message>
        <source>Write each state once with its new count, such as X = 100; Y = Y + 1</source>
        <translation>每个状态写一次并给出新计数，例如 X = 100; Y = Y + 1</translation>
    </message>
    <message>
        <source>The network has errors</source>
        <translation>网络有错误</translation>
    </message>
    <message>
        <source>Mend them on the Network page</source>
        <translation>请在“网络”页面更正</translation>
    </message>
    <message>
        <source>The given counts have probability 0 at these parameters</source>
        <translation>在这些参数下，给定的计数概率为 0</translation>
    </message>
    <message>
        <source>Choose other counts or other parameters</source>
        <translation>请选择其他计数或其他参数</translation>
    </message>
    <message>
        <source>%1 = %2 is outside the solver&apos;s counts</source>
        <translation>%1 = %2 超出求解器的计数范围</translation>
    </message>
    <message>
        <source>Choose a count from %1 to %2</source>
        <translation>请选择 %1 到 %2 之间的计数</translation>
    </message>
    <message>
        <source>The count of %1 is given twice</source>
        <translation>%1 的计数给出了两次</translation>
    </message>
    <message>
        <source>%1 = %2 is outside the range the solver was trained on</source>
        <translation>%1 = %2 超出求解器的训练范围</translation>
    </message>
    <message>
        <source>Choose a value from %1 to %2</source>
        <translation>请选择 %1 到 %2 之间的值</translation>
    </message>
    <message>
        <source>%1 = %2 is not a positive number</source>
        <translation>%1 = %2 不是正数</translation>
    </message>
    <message>
        <source>Sensitivities need the whole joint table, which would have %1 cells; at most %2 are computed</source>
        <translation>灵敏度需要完整的联合表，它将有 %1 个单元；最多计算 %2 个</translation>
    </message>
    <message>
        <source>Some weights are no finite numbers</source>
        <translation>有些权重不是有限的数</translation>
    </message>
    <message>
        <source>The network has no weights “%1”</source>
        <translation>网络没有权重“%1”</translation>
    </message>
    <message>
        <source>The output head differs from the embedding</source>
        <translation>输出层与嵌入不一致</translation>
    </message>
    <message>
        <source>The weight file is larger than any of the reference package</source>
        <translation>权重文件比参考程序包的任何文件都大</translation>
    </message>
    <message>
        <source>Fine-tuning needs at least two states a set</source>
        <translation>微调时每个参数组至少需要两个状态</translation>
    </message>
    <message>
        <source>Must be at least 0 and below 1</source>
        <translation>必须不小于 0 且小于 1</translation>
    </message>
    <message>
        <source>The number of heads must divide the width of %1</source>
        <translation>头数必须能整除宽度 %1</translation>
    </message>
    <message>
        <source>The weight file could not be written</source>
        <translation>无法写入权重文件</translation>
    </message>
    <message>
        <source>the network has changed since the held-out sets were made</source>
        <translation>这些留出组生成之后网络已更改</translation>
    </message>
    <message>
        <source>The solver&apos;s weights were imported from a file.</source>
        <translation>求解器的权重是从文件导入的。</translation>
    </message>
    <message>
        <source>the cells have no column &quot;%1&quot;</source>
        <translation>细胞没有列“%1”</translation>
    </message>
    <message>
        <source>The file says nothing about its cells.</source>
        <translation>文件未提供细胞信息。</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>the value of row &quot;%1&quot; is missing</source>
        <translation>行“%1”的值缺失</translation>
    </message>
    <message>
        <source>the value of gene &quot;%1&quot; is missing</source>
        <translation>基因“%1”的值缺失</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in row &quot;%2&quot; is negative</source>
        <translation>行“%2”中的“%1”为负</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of gene &quot;%2&quot; is negative</source>
        <translation>基因“%2”的“%1”为负</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in row &quot;%2&quot; is not a whole number</source>
        <translation>行“%2”中的“%1”不是整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of gene &quot;%2&quot; is not a whole number</source>
        <translation>基因“%2”的“%1”不是整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in row &quot;%2&quot; is too large for a count</source>
        <translation>行“%2”中的“%1”作为计数过大</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of gene &quot;%2&quot; is too large for a count</source>
        <translation>基因“%2”的“%1”作为计数过大</translation>
    </message>
    <message>
        <source>&quot;%1&quot; in row &quot;%2&quot; is not a number</source>
        <translation>行“%2”中的“%1”不是数字</translation>
    </message>
    <message>
        <source>&quot;%1&quot; of gene &quot;%2&quot; is not a number</source>
        <translation>基因“%2”的“%1”不是数字</translation>
    </message>
    <message>
        <source>the file does not tell its cells and genes</source>
        <translation>文件未给出细胞和基因</translation>
    </message>
    <message>
        <source>Choose a file that AnnData wrote (.h5ad).</source>
        <translation>请选择 AnnData 写出的文件 (.h5ad)。</translation>
    </message>
    <message>
        <source>the file holds no matrix of counts</source>
        <translation>文件中没有计数矩阵</translation>
    </message>
    <message>
        <source>Save it again with X or a layer.</source>
        <translation>请连同 X 或某一层重新保存。</translation>
    </message>
    <message>
        <source>the matrix is encoded in an unknown way: &quot;%1&quot;</source>
        <translation>矩阵的编码方式未知：“%1”</translation>
    </message>
    <message>
        <source>Save it again as CSR, CSC or dense.</source>
        <translation>请以 CSR、CSC 或稠密形式重新保存。</translation>
    </message>
    <message>
        <source>the names of the rows are missing</source>
        <translation>缺少行名</translation>
    </message>
    <message>
        <source>this program was built without HDF5 and cannot read it</source>
        <translation>本程序构建时未含 HDF5，无法读取</translation>
    </message>
    <message>
        <source>Export the counts as a 10x folder or as CSV.</source>
        <translation>请将计数导出为 10x 文件夹或 CSV。</translation>
    </message>
    <message>
        <source>the matrix does not fit the numbers of cells and genes</source>
        <translation>矩阵与细胞数和基因数不符</translation>
    </message>
    <message>
        <source>Copy it again from where it comes, or save it again.</source>
        <translation>请重新复制或重新保存该文件。</translation>
    </message>
    <message>
        <source>this part of the HDF5 file cannot be read</source>
        <translation>HDF5 文件的这一部分无法读取</translation>
    </message>
    <message>
        <source>this part of the HDF5 file is compressed in a way that is not known here: &quot;%1&quot; (%2)</source>
        <translation>HDF5 文件的这一部分采用了未知的压缩方式：“%1” (%2)</translation>
    </message>
    <message>
        <source>Save it again with gzip compression.</source>
        <translation>请用 gzip 压缩重新保存。</translation>
    </message>
    <message>
        <source>a name is not UTF-8 text</source>
        <translation>有名称不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>Save the file again with names in UTF-8.</source>
        <translation>请用 UTF-8 名称重新保存文件。</translation>
    </message>
    <message>
        <source>there are more than %1 elements</source>
        <translation>元素多于 %1 个</translation>
    </message>
    <message>
        <source>Save a part of the file.</source>
        <translation>请只保存文件的一部分。</translation>
    </message>
    <message>
        <source>this is not an HDF5 file</source>
        <translation>这不是 HDF5 文件</translation>
    </message>
    <message>
        <source>this part of the file is missing</source>
        <translation>文件缺少这一部分</translation>
    </message>
    <message>
        <source>gene &quot;%1&quot; is counted twice in a cell</source>
        <translation>基因“%1”在一个细胞中被计了两次</translation>
    </message>
    <message>
        <source>Sum such entries up first.</source>
        <translation>请先将此类条目合并求和。</translation>
    </message>
    <message>
        <source>Choose a layer with counts that are not normalised.</source>
        <translation>请选择未归一化的计数层。</translation>
    </message>
    <message>
        <source>both layers and genes are assigned to states</source>
        <translation>层和基因同时被指定给状态</translation>
    </message>
    <message>
        <source>Assign the ones or the others.</source>
        <translation>请只指定其中一类。</translation>
    </message>
    <message>
        <source>no layer is assigned to a state</source>
        <translation>没有层被指定给状态</translation>
    </message>
    <message>
        <source>The layers are %1.</source>
        <translation>层有 %1。</translation>
    </message>
    <message>
        <source>the layers &quot;%1&quot; and &quot;%2&quot; hold other genes</source>
        <translation>层“%1”与“%2”的基因不同</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>请选择其中之一。</translation>
    </message>
    <message>
        <source>two genes are assigned to &quot;%1&quot;</source>
        <translation>两个基因被指定给“%1”</translation>
    </message>
    <message>
        <source>Assign one gene to each state.</source>
        <translation>请为每个状态指定一个基因。</translation>
    </message>
    <message>
        <source>gene &quot;%1&quot; is assigned to two states</source>
        <translation>基因“%1”被指定给两个状态</translation>
    </message>
    <message>
        <source>no gene is chosen</source>
        <translation>未选择基因</translation>
    </message>
    <message>
        <source>Choose at least one gene.</source>
        <translation>请至少选择一个基因。</translation>
    </message>
    <message>
        <source>there is no layer &quot;%1&quot;</source>
        <translation>没有层“%1”</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is assigned to &quot;%2&quot;, which is not a recorded state</source>
        <translation>“%1”被指定给“%2”，但它不是记录状态</translation>
    </message>
    <message>
        <source>there is no gene &quot;%1&quot;</source>
        <translation>没有基因“%1”</translation>
    </message>
    <message>
        <source>Search the list of genes.</source>
        <translation>请在基因列表中搜索。</translation>
    </message>
    <message>
        <source>Copy it again from where it comes.</source>
        <translation>请从来源处重新复制。</translation>
    </message>
    <message>
        <source>a line is longer than 1 MiB</source>
        <translation>有一行超过 1 MiB</translation>
    </message>
    <message>
        <source>this is not a Matrix Market file with single counts (coordinate, integer or real, general)</source>
        <translation>这不是逐项计数的 Matrix Market 文件（coordinate，integer 或 real，general）</translation>
    </message>
    <message>
        <source>Choose a folder as 10x Cell Ranger writes it.</source>
        <translation>请选择 10x Cell Ranger 输出的文件夹。</translation>
    </message>
    <message>
        <source>the line with the matrix&apos;s size is missing</source>
        <translation>缺少矩阵大小所在的行</translation>
    </message>
    <message>
        <source>the matrix has %1 rows and %2 columns, but there are names of %3 genes and %4 cells</source>
        <translation>矩阵有 %1 行 %2 列，但名称有 %3 个基因和 %4 个细胞</translation>
    </message>
    <message>
        <source>Keep the three files of one matrix together.</source>
        <translation>请将同一矩阵的三个文件放在一起。</translation>
    </message>
    <message>
        <source>the file ends after %1 of %2 entries</source>
        <translation>文件在 %2 个条目中的第 %1 个之后结束</translation>
    </message>
    <message>
        <source>there are more than the %1 entries announced</source>
        <translation>条目多于声明的 %1 个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a row, a column and a count</source>
        <translation>“%1”不是“行 列 计数”</translation>
    </message>
    <message>
        <source>row %1, column %2 lies outside the matrix</source>
        <translation>第 %1 行第 %2 列超出矩阵范围</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a recorded state</source>
        <translation>“%1”不是记录状态</translation>
    </message>
    <message>
        <source>set %1 is empty</source>
        <translation>第 %1 组为空</translation>
    </message>
    <message>
        <source>the numbers of sets and cells must be positive</source>
        <translation>组数和细胞数必须为正</translation>
    </message>
    <message>
        <source>there are no simulated sets</source>
        <translation>没有模拟数据组</translation>
    </message>
    <message>
        <source>Simulate the network first.</source>
        <translation>请先模拟网络。</translation>
    </message>
    <message>
        <source>columns that make groups of their own are assigned to more than one state</source>
        <translation>自成一组的各列被指定给了多个状态</translation>
    </message>
    <message>
        <source>Assign all of them to the same state.</source>
        <translation>请将它们全部指定给同一状态。</translation>
    </message>
    <message>
        <source>column &quot;%1&quot; holds both a state and the groups</source>
        <translation>列“%1”同时作为状态和分组</translation>
    </message>
    <message>
        <source>Use it for one of them.</source>
        <translation>请只用作其一。</translation>
    </message>
    <message>
        <source>the name of a group is not UTF-8 text</source>
        <translation>组名不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>Choose the file&apos;s encoding.</source>
        <translation>请选择文件的编码。</translation>
    </message>
    <message>
        <source>Fill it in, or choose to leave such cells out.</source>
        <translation>请补全，或选择舍去这类细胞。</translation>
    </message>
    <message>
        <source>no cell of the file is left to be used</source>
        <translation>文件中没有剩下可用的细胞</translation>
    </message>
    <message>
        <source>Check which groups are chosen and what is done about missing values.</source>
        <translation>请检查所选的组以及缺失值的处理方式。</translation>
    </message>
    <message>
        <source>cells left out because a value is missing: %1</source>
        <translation>因缺失值舍去的细胞数：%1</translation>
    </message>
    <message>
        <source>missing values counted as 0: %1</source>
        <translation>计为 0 的缺失值数：%1</translation>
    </message>
    <message>
        <source>cells left out because of their groups: %1</source>
        <translation>因所属组舍去的细胞数：%1</translation>
    </message>
    <message>
        <source>the folder cannot be read: %1</source>
        <translation>无法读取文件夹：%1</translation>
    </message>
    <message>
        <source>this is not a list of names</source>
        <translation>这不是名称列表</translation>
    </message>
    <message>
        <source>the folders &quot;%1&quot; and &quot;%2&quot; hold other cells or genes</source>
        <translation>文件夹“%1”与“%2”的细胞或基因不同</translation>
    </message>
    <message>
        <source>there is no matrix of counts in this folder</source>
        <translation>该文件夹中没有计数矩阵</translation>
    </message>
    <message>
        <source>Choose the folder that holds matrix.mtx (or matrix.mtx.gz).</source>
        <translation>请选择含有 matrix.mtx（或 matrix.mtx.gz）的文件夹。</translation>
    </message>
    <message>
        <source>%1 is missing beside the matrix</source>
        <translation>矩阵旁缺少 %1</translation>
    </message>
    <message>
        <source>the file is a spreadsheet or archive, not text</source>
        <translation>该文件是电子表格或压缩包，不是文本</translation>
    </message>
    <message>
        <source>Save the table as CSV text and load that file.</source>
        <translation>请将表格另存为 CSV 文本后再载入。</translation>
    </message>
    <message>
        <source>the file cannot be read to its end: %1</source>
        <translation>无法读到文件末尾：%1</translation>
    </message>
    <message>
        <source>the compressed file is damaged: %1</source>
        <translation>压缩文件已损坏：%1</translation>
    </message>
    <message>
        <source>the number of fields is %1, not %2 as in the lines before</source>
        <translation>字段数为 %1，而前面各行为 %2</translation>
    </message>
    <message>
        <source>Looking for the best parameters</source>
        <translation>正在寻找最佳参数</translation>
    </message>
    <message>
        <source>No parameters within the priors explain these cells</source>
        <translation>先验范围内没有参数能解释这些细胞</translation>
    </message>
    <message>
        <source>Check that each column is mapped to the right state, or widen the priors</source>
        <translation>请检查每一列是否对应正确的状态，或放宽先验</translation>
    </message>
    <message>
        <source>Comparing the fit with the cells</source>
        <translation>正在将拟合与细胞比较</translation>
    </message>
    <message>
        <source>Draw %1 of %2, %3 divergences</source>
        <translation>第 %1 次抽样，共 %2 次，%3 次发散</translation>
    </message>
    <message>
        <source>Weighing draws around the best parameters</source>
        <translation>正在为最佳参数附近的抽样加权</translation>
    </message>
    <message>
        <source>Must be between %1 and %2</source>
        <translation>必须在 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>Accepted points of gradient paths are no posterior draws: there is nothing to calibrate</source>
        <translation>梯度路径上接受的点不是后验抽样：无从校准</translation>
    </message>
    <message>
        <source>Choose nuts or importance</source>
        <translation>请选择 nuts 或 importance</translation>
    </message>
    <message>
        <source>Simulation %1 of %2</source>
        <translation>模拟 %1 / %2</translation>
    </message>
    <message>
        <source>Capture needs the whole table of the recorded states, and %1 cells are too many: at most %2</source>
        <translation>捕获模型需要记录状态的完整表，%1 个格过多：最多 %2 个</translation>
    </message>
    <message>
        <source>Use counts that are corrected for capture, or a solver with fewer recorded states</source>
        <translation>请使用已校正捕获效率的计数，或记录状态更少的求解器</translation>
    </message>
    <message>
        <source>nothing was inferred for this group</source>
        <translation>此组没有推断结果</translation>
    </message>
    <message>
        <source>nothing was inferred for this group: %1</source>
        <translation>此组没有推断结果：%1</translation>
    </message>
    <message>
        <source>Choose groups that were inferred.</source>
        <translation>请选择已推断的组。</translation>
    </message>
    <message>
        <source>the groups have no parameter in common</source>
        <translation>两组没有共同的参数</translation>
    </message>
    <message>
        <source>Infer both with the same network.</source>
        <translation>请用同一网络推断两组。</translation>
    </message>
    <message>
        <source>%1 of %2 cells have counts above the solver&apos;s bounds and were counted as the largest it knows</source>
        <translation>%2 个细胞中有 %1 个的计数超出求解器上限，已按其最大计数处理</translation>
    </message>
    <message>
        <source>%1 % of the cells have almost as many %2 as the solver knows, %3</source>
        <translation>%1 % 的细胞的 %2 接近求解器的最大计数 %3</translation>
    </message>
    <message>
        <source>The weights of the draws are not to be trusted: Pareto k is %1, above 0.7</source>
        <translation>抽样权重不可信：Pareto k 为 %1，高于 0.7</translation>
    </message>
    <message>
        <source>Use NUTS for these cells</source>
        <translation>请对这些细胞使用 NUTS</translation>
    </message>
    <message>
        <source>Use more warm-up and more draws</source>
        <translation>请增加预热和抽样数</translation>
    </message>
    <message>
        <source>The chains do not agree yet: R-hat of %1 is %2, above 1.01</source>
        <translation>各链尚未一致：%1 的 R-hat 为 %2，高于 1.01</translation>
    </message>
    <message>
        <source>The draws of %1 are worth only %2 independent ones, so its intervals are rough</source>
        <translation>%1 的抽样仅相当于 %2 个独立样本，其区间较粗略</translation>
    </message>
    <message>
        <source>%1 of %2 draws diverged: a part of the posterior may be missing</source>
        <translation>%2 次抽样中有 %1 次发散：可能缺失部分后验</translation>
    </message>
    <message>
        <source>%1 of %2 draws ended at the largest tree depth, %3</source>
        <translation>%2 次抽样中有 %1 次达到最大树深度 %3</translation>
    </message>
    <message>
        <source>Raise the tree depth</source>
        <translation>请增大树深度</translation>
    </message>
    <message>
        <source>The network may not explain these cells; otherwise train the solver longer</source>
        <translation>网络可能无法解释这些细胞；否则请延长求解器训练</translation>
    </message>
    <message>
        <source>The cells are far from anything the solver knows: their KL divergence from the fit is %1, of cells drawn from the fit %2</source>
        <translation>这些细胞与求解器所知相去甚远：与拟合的 KL 散度为 %1，而从拟合抽取的细胞为 %2</translation>
    </message>
    <message>
        <source>The fit differs from the cells by more than chance: their KL divergence is %1, of cells drawn from the fit %2, and above %3 in 5 % of the cases</source>
        <translation>拟合与细胞的差异超出随机：KL 散度为 %1，从拟合抽取的细胞为 %2，5 % 的情况高于 %3</translation>
    </message>
    <message>
        <source>Cells with %1 or more %2 hardly ever come from the fit, but there are %3 of them</source>
        <translation>拟合几乎不会产生 %2 不少于 %1 的细胞，但数据中有 %3 个</translation>
    </message>
    <message>
        <source>Look for cells of another kind, such as doublets</source>
        <translation>请检查是否有其他类型的细胞，例如双细胞</translation>
    </message>
    <message>
        <source>%1 cannot be determined from these data: its posterior is as wide as its prior</source>
        <translation>无法由这些数据确定 %1：其后验与先验一样宽</translation>
    </message>
    <message>
        <source>Fix it at a known value, or observe more states</source>
        <translation>请固定为已知值，或观测更多状态</translation>
    </message>
    <message>
        <source>%1 cannot be told apart from these data, only combinations of them are determined</source>
        <translation>无法由这些数据区分 %1，只能确定它们的组合</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart from these data, only a combination of them is determined</source>
        <translation>无法由这些数据区分 %1 和 %2，只能确定它们的组合</translation>
    </message>
    <message>
        <source>%1 and %2 cannot be told apart from these data, only %3 is determined: %4, 95 % between %5 and %6</source>
        <translation>无法由这些数据区分 %1 和 %2，只能确定 %3：%4，95 % 介于 %5 与 %6</translation>
    </message>
    <message>
        <source>The true value may be smaller</source>
        <translation>真实值可能更小</translation>
    </message>
    <message>
        <source>The true value may be larger</source>
        <translation>真实值可能更大</translation>
    </message>
    <message>
        <source>The prior of %1, %2 to %3, reaches beyond %4 to %5, where the solver was trained</source>
        <translation>%1 的先验 %2 至 %3 超出求解器的训练范围 %4 至 %5</translation>
    </message>
    <message>
        <source>Narrow the prior, or train a solver on a wider range</source>
        <translation>请缩窄先验，或在更宽范围上训练求解器</translation>
    </message>
    <message>
        <source>The prior of %1 ends at %2, below its start %3</source>
        <translation>%1 的先验终点 %2 低于起点 %3</translation>
    </message>
    <message>
        <source>%1 is fixed at %2, outside %3 to %4, where the solver was trained</source>
        <translation>%1 固定为 %2，超出求解器的训练范围 %3 至 %4</translation>
    </message>
    <message>
        <source>The solver has no parameter %1</source>
        <translation>求解器没有参数 %1</translation>
    </message>
    <message>
        <source>Remove its prior</source>
        <translation>请删除其先验</translation>
    </message>
    <message>
        <source>All parameters are fixed: there is nothing to infer</source>
        <translation>所有参数都已固定：没有可推断的内容</translation>
    </message>
    <message>
        <source>Give at least one of them another prior</source>
        <translation>请至少为其中一个参数设置其他先验</translation>
    </message>
    <message>
        <source>The efficiency is called %1, as is a parameter of the solver</source>
        <translation>捕获效率名为 %1，与求解器的一个参数同名</translation>
    </message>
    <message>
        <source>Rename the parameter, or fix the efficiency</source>
        <translation>请重命名该参数，或固定捕获效率</translation>
    </message>
    <message>
        <source>Numbers of cells between %1 and %2 are wanted</source>
        <translation>细胞数应在 %1 与 %2 之间</translation>
    </message>
    <message>
        <source>The prior of %1 must begin above 0 and end above its beginning</source>
        <translation>%1 的先验必须从大于 0 处开始，且终点高于起点</translation>
    </message>
    <message>
        <source>The median of the prior of %1 must be above 0</source>
        <translation>%1 先验的中位数必须大于 0</translation>
    </message>
    <message>
        <source>The spread of the prior of %1 must be between 0.000001 and 1000000</source>
        <translation>%1 先验的离散度必须在 0.000001 与 1000000 之间</translation>
    </message>
    <message>
        <source>%1 must be fixed at a value above 0</source>
        <translation>%1 必须固定为大于 0 的值</translation>
    </message>
    <message>
        <source>The number of chains must be between 1 and 1000</source>
        <translation>链数必须在 1 与 1000 之间</translation>
    </message>
    <message>
        <source>The number of warm-up draws must be between 0 and 1000000</source>
        <translation>预热抽样数必须在 0 与 1000000 之间</translation>
    </message>
    <message>
        <source>The number of draws of a chain must be between 4 and 1000000</source>
        <translation>每条链的抽样数必须在 4 与 1000000 之间</translation>
    </message>
    <message>
        <source>Chains times draws must be at most 10000000</source>
        <translation>链数乘以抽样数最多为 10000000</translation>
    </message>
    <message>
        <source>The target acceptance must be between 0.1 and 0.999</source>
        <translation>目标接受率必须在 0.1 与 0.999 之间</translation>
    </message>
    <message>
        <source>The tree depth must be between 1 and 20</source>
        <translation>树深度必须在 1 与 20 之间</translation>
    </message>
    <message>
        <source>The capture efficiency must be above 0 and at most 1</source>
        <translation>捕获效率必须大于 0 且至多为 1</translation>
    </message>
    <message>
        <source>The range of the capture efficiency must lie above 0, up to at most 1</source>
        <translation>捕获效率的范围必须大于 0 且至多到 1</translation>
    </message>
    <message>
        <source>%1 has two priors</source>
        <translation>%1 有两个先验</translation>
    </message>
    <message>
        <source>A derived quantity has no name</source>
        <translation>有一个导出量没有名称</translation>
    </message>
    <message>
        <source>Two derived quantities are called %1</source>
        <translation>有两个导出量都名为 %1</translation>
    </message>
    <message>
        <source>The number of threads must be between 0 and 4096</source>
        <translation>线程数必须在 0 与 4096 之间</translation>
    </message>
    <message>
        <source>Group %1 of %2: %3</source>
        <translation>第 %1 组，共 %2 组：%3</translation>
    </message>
    <message>
        <source>True value</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>95 % of the posterior</source>
        <translation>后验的 95 %</translation>
    </message>
    <message>
        <source>The best loss is %1; the best possible for these data is %2.</source>
        <translation>最优损失为 %1；对这些数据可能的最优值为 %2。</translation>
    </message>
    <message>
        <source>The posterior of the parameters given %1 cells of %2 was drawn with the full likelihood of the cells: %3, %4 draws. States that were not observed are summed out. The estimate is the median, the intervals are central.</source>
        <translation>根据 %2 的 %1 个细胞，以全部细胞的完整似然抽取了参数的后验：%3，共 %4 次抽样。未观测的状态被求和消去。估计值为中位数，区间为中心区间。</translation>
    </message>
    <message>
        <source>Of %1 simulations %2 gave no posterior, and %3 gave one whose draws are doubtful; the latter are counted.</source>
        <translation>%1 次模拟中有 %2 次没有得到后验，%3 次的抽样可疑；后者计入在内。</translation>
    </message>
    <message>
        <source>Whether these intervals cover the truth as often as they say has not been checked by simulation (calibration).</source>
        <translation>这些区间是否如其所称那样覆盖真值，尚未通过模拟（校准）检验。</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>10 %</source>
        <translation>10 %</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>R-hat</source>
        <translation>R-hat</translation>
    </message>
    <message>
        <source>Bulk ESS</source>
        <translation>主体 ESS</translation>
    </message>
    <message>
        <source>Tail ESS</source>
        <translation>尾部 ESS</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>bad fit</source>
        <translation>拟合差</translation>
    </message>
    <message>
        <source>not converged</source>
        <translation>未收敛</translation>
    </message>
    <message>
        <source>not all determined</source>
        <translation>未全部确定</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Warm-up draws of a chain</source>
        <translation>每条链的预热抽样数</translation>
    </message>
    <message>
        <source>Draws of a chain</source>
        <translation>每条链的抽样数</translation>
    </message>
    <message>
        <source>Target acceptance</source>
        <translation>目标接受率</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>抽样数</translation>
    </message>
    <message>
        <source>Capture efficiency</source>
        <translation>捕获效率</translation>
    </message>
    <message>
        <source>Cells above the bounds</source>
        <translation>超出上限的细胞</translation>
    </message>
    <message>
        <source>counted as the largest count</source>
        <translation>计为最大计数</translation>
    </message>
    <message>
        <source>Derived quantities</source>
        <translation>导出量</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>细胞</translation>
    </message>
    <message>
        <source>Divergence of the fit</source>
        <translation>拟合的散度</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The first %1 of %2 groups: estimates and 95 % intervals; groups.csv has all</source>
        <translation>%2 组中的前 %1 组：估计值与 95 % 区间；全部见 groups.csv</translation>
    </message>
    <message>
        <source>Groups: estimates and 95 % intervals</source>
        <translation>各组：估计值与 95 % 区间</translation>
    </message>
    <message>
        <source>True values held by the intervals, in brackets what chance allows (99 %)</source>
        <translation>区间所含的真值数，括号内为机遇所允许的范围（99 %）</translation>
    </message>
    <message>
        <source>50 % interval</source>
        <translation>50 % 区间</translation>
    </message>
    <message>
        <source>80 % interval</source>
        <translation>80 % 区间</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>p of uniform ranks</source>
        <translation>秩均匀性的 p 值</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 to %4)</source>
        <translation>%1 / %2（%3 至 %4）</translation>
    </message>
    <message>
        <source>The %1 chains disagree (R-hat is %2 for %3, where it should be below 1.01): these numbers are not to be relied on. Take more draws, or narrower priors.</source>
        <translation>%1 条链互不一致（%3 的 R-hat 为 %2，应低于 1.01）：这些数字不可信。请增加抽样数或收窄先验。</translation>
    </message>
    <message>
        <source>%1 of %2 draws ended in a divergence: part of the posterior may have been missed. A target acceptance nearer to 1 helps.</source>
        <translation>%2 次抽样中有 %1 次以发散告终：可能遗漏了部分后验。使目标接受率更接近 1 会有帮助。</translation>
    </message>
    <message>
        <source>The %1 chains agree only roughly (R-hat is %2 for %3, where it should be below 1.01): take more draws before the intervals are quoted.</source>
        <translation>%1 条链只是大致一致（%3 的 R-hat 为 %2，应低于 1.01）：引用区间之前请增加抽样数。</translation>
    </message>
    <message>
        <source>The %1 chains agree (R-hat at most %2), but their draws are worth only %3 independent ones: the ends of the intervals are rough.</source>
        <translation>%1 条链一致（R-hat 至多 %2），但其抽样只相当于 %3 次独立抽样：区间端点较粗略。</translation>
    </message>
    <message>
        <source>The %1 chains agree: R-hat is at most %2, the draws are worth at least %3 independent ones, and none diverged.</source>
        <translation>%1 条链一致：R-hat 至多 %2，抽样至少相当于 %3 次独立抽样，且无发散。</translation>
    </message>
    <message>
        <source>NUTS (Hamiltonian Monte Carlo)</source>
        <translation>NUTS（哈密顿蒙特卡罗）</translation>
    </message>
    <message>
        <source>DynGPT inferrer (gradient paths)</source>
        <translation>DynGPT 推断器（梯度路径）</translation>
    </message>
    <message>
        <source>uniform from %1 to %2</source>
        <translation>%1 至 %2 的均匀分布</translation>
    </message>
    <message>
        <source>log-uniform from %1 to %2</source>
        <translation>%1 至 %2 的对数均匀分布</translation>
    </message>
    <message>
        <source>lognormal with median %1 and sigma %2</source>
        <translation>中位数 %1、sigma %2 的对数正态分布</translation>
    </message>
    <message>
        <source>fixed at %1</source>
        <translation>固定为 %1</translation>
    </message>
    <message>
        <source>The weights of the draws can be trusted: Pareto k is %1 (below 0.7), worth %2 independent draws.</source>
        <translation>抽样的权重可信：Pareto k 为 %1（低于 0.7），相当于 %2 次独立抽样。</translation>
    </message>
    <message>
        <source>The weights of the draws are not to be trusted: Pareto k is %1, where it should be below 0.7. Use NUTS for these data.</source>
        <translation>抽样的权重不可信：Pareto k 为 %1，应低于 0.7。请对这些数据使用 NUTS。</translation>
    </message>
    <message>
        <source>The points are the tail of gradient paths: their spread shows where the loss is low, but it is no interval that covers the truth with a known probability.</source>
        <translation>这些点是梯度路径的末段：其散布显示损失低的区域，但并不是以已知概率覆盖真值的区间。</translation>
    </message>
    <message>
        <source>The divergence of the fit from the data is %1 nats.</source>
        <translation>拟合与数据的散度为 %1 nat。</translation>
    </message>
    <message>
        <source>The fit is as good as chance allows: its divergence from the data is %1 nats; as many cells from the fit itself would give %2, and 95 % of the time at most %3.</source>
        <translation>拟合已好到机遇所允许的程度：与数据的散度为 %1 nat；从拟合本身抽取同样多的细胞会得到 %2，95 % 的情况下至多 %3。</translation>
    </message>
    <message>
        <source>The fit is bad: its divergence from the data is %1 nats, but as many cells from the fit itself would give %2, and 95 % of the time at most %3. The network does not explain these cells, so its parameters mean little for them.</source>
        <translation>拟合很差：与数据的散度为 %1 nat，而从拟合本身抽取同样多的细胞会得到 %2，95 % 的情况下至多 %3。该网络不能解释这些细胞，因此其参数意义不大。</translation>
    </message>
    <message>
        <source>Taken alone, every parameter has a posterior that is clearly narrower than its prior.</source>
        <translation>单独来看，每个参数的后验都明显窄于先验。</translation>
    </message>
    <message>
        <source>The cells determine none of the parameters: the posterior is about as wide as the prior.</source>
        <translation>这些细胞不能确定任何参数：后验与先验大致同宽。</translation>
    </message>
    <message>
        <source>The cells narrow down %1, but cannot determine %2, whose posterior is about as wide as the prior.</source>
        <translation>这些细胞能缩小 %1 的范围，但不能确定 %2，其后验与先验大致同宽。</translation>
    </message>
    <message>
        <source>%1 of %2 groups were inferred, %3 failed. Of the inferred ones %4 are fitted badly, in %5 the sampler is not to be relied on, and in %6 the cells do not determine every parameter.</source>
        <translation>%2 组中推断了 %1 组，%3 组失败。已推断的组中，%4 组拟合很差，%5 组的抽样不可信，%6 组的细胞不能确定每个参数。</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>intervals too narrow</source>
        <translation>区间过窄</translation>
    </message>
    <message>
        <source>intervals too wide</source>
        <translation>区间过宽</translation>
    </message>
    <message>
        <source>ranks uneven</source>
        <translation>秩不均匀</translation>
    </message>
    <message>
        <source>as it should be</source>
        <translation>符合预期</translation>
    </message>
    <message>
        <source>None of the simulations gave a posterior, so nothing is known about the intervals.</source>
        <translation>没有一次模拟得到后验，因此对区间一无所知。</translation>
    </message>
    <message>
        <source>The intervals keep their promise: in %1 simulations of %2 cells the 50, 80 and 95 % intervals of every parameter held the true value as often as they should, and its ranks are uniform.</source>
        <translation>区间名副其实：在 %1 次各含 %2 个细胞的模拟中，每个参数的 50、80 与 95 % 区间都以应有的频率包含真值，且其秩均匀。</translation>
    </message>
    <message>
        <source>The intervals of %1 do not keep their promise: in %2 simulations of %3 cells they held the true value more or less often than they should. Do not quote them before the solver is trained better or another method is used.</source>
        <translation>%1 的区间名不副实：在 %2 次各含 %3 个细胞的模拟中，它们包含真值的频率高于或低于应有值。在更好地训练求解器或改用其他方法之前，请勿引用。</translation>
    </message>
    <message>
        <source>the NetCDF file cannot be written: %1</source>
        <translation>无法写入 NetCDF 文件：%1</translation>
    </message>
    <message>
        <source>there are no draws to write</source>
        <translation>没有可写的抽样</translation>
    </message>
    <message>
        <source>Run Infer first.</source>
        <translation>请先运行推断。</translation>
    </message>
    <message>
        <source>This program was built without NetCDF, so it cannot write such files</source>
        <translation>本程序构建时没有 NetCDF，无法写此类文件</translation>
    </message>
    <message>
        <source>Use a program built with NetCDF, or write CSV</source>
        <translation>请使用带 NetCDF 构建的程序，或写 CSV</translation>
    </message>
    <message>
        <source>Recovery study of %1</source>
        <translation>%1 的参数恢复研究</translation>
    </message>
    <message>
        <source>Estimates on simulated cells</source>
        <translation>对模拟细胞的估计</translation>
    </message>
    <message>
        <source>Parameters were drawn from the priors, cells simulated with them (%1 of them observed), and the parameters inferred from the cells: %2 times for each number of cells, with the same parameters. What more cells do not sharpen cannot be told from such data.</source>
        <translation>从先验抽取参数，用其模拟细胞（观测 %1），再由细胞推断参数：每个细胞数 %2 次，参数相同。细胞再多也不变窄的，此类数据无从得知。</translation>
    </message>
    <message>
        <source>Distance of the estimate from the truth</source>
        <translation>估计值与真值的距离</translation>
    </message>
    <message>
        <source>|ln(estimate / truth)|, median</source>
        <translation>|ln(估计/真值)|，中位数</translation>
    </message>
    <message>
        <source>Width of the 95 % intervals</source>
        <translation>95 % 区间的宽度</translation>
    </message>
    <message>
        <source>ln(upper / lower), median</source>
        <translation>ln(上限/下限)，中位数</translation>
    </message>
    <message>
        <source>Contraction: 0 as wide as the prior, 1 a point</source>
        <translation>收缩度：0 与先验同宽，1 为一点</translation>
    </message>
    <message>
        <source>contraction, median</source>
        <translation>收缩度，中位数</translation>
    </message>
    <message>
        <source>Recovery</source>
        <translation>参数恢复</translation>
    </message>
    <message>
        <source>Contraction, median</source>
        <translation>收缩度，中位数</translation>
    </message>
    <message>
        <source>95 % intervals that hold the truth</source>
        <translation>包含真值的 95 % 区间数</translation>
    </message>
    <message>
        <source>of</source>
        <translation>共</translation>
    </message>
    <message>
        <source>expected between</source>
        <translation>期望下限</translation>
    </message>
    <message>
        <source>and</source>
        <translation>期望上限</translation>
    </message>
    <message>
        <source>In %1 simulations the sampler itself asked for care (R-hat above 1.05 or Pareto k above 0.7).</source>
        <translation>有 %1 次模拟中抽样器本身提示需谨慎（R-hat 高于 1.05 或 Pareto k 高于 0.7）。</translation>
    </message>
    <message>
        <source>Warnings in the section on inference: %1.</source>
        <translation>推断部分的警告数：%1。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>simulated sets need the network they are of</source>
        <translation>模拟数据组需要其所属的网络</translation>
    </message>
    <message>
        <source>Infer again with the present solver</source>
        <translation>用当前求解器重新推断</translation>
    </message>
    <message>
        <source>What the cells determine cannot be told from draws that are not to be relied on.</source>
        <translation>从不可信的抽样无法得知这些细胞确定了什么。</translation>
    </message>
    <message>
        <source>No draw around the best parameters explains these cells</source>
        <translation>最优参数附近没有任何抽样能解释这些细胞</translation>
    </message>
    <message>
        <source>Sample with NUTS instead</source>
        <translation>请改用 NUTS 抽样</translation>
    </message>
    <message>
        <source>Importance sampling from a fitted mixture</source>
        <translation>从拟合的混合分布进行重要性抽样</translation>
    </message>
    <message>
        <source>%1 values stand here for %2 state names</source>
        <translation>此处有 %1 个值，而状态名称有 %2 个</translation>
    </message>
    <message>
        <source>Mixed precision needs a CUDA device, this training would run on the CPU</source>
        <translation>混合精度需要 CUDA 设备，而此次训练将在 CPU 上运行</translation>
    </message>
    <message>
        <source>Use single precision (float32)</source>
        <translation>请使用单精度（float32）</translation>
    </message>
    <message>
        <source>Step %1 of %2; the data, %3 MB, do not fit in the memory of %4 and are sent to it step by step</source>
        <translation>第 %1 步，共 %2 步；数据（%3 MB）超出 %4 的内存，因此逐步传送</translation>
    </message>
    <message>
        <source>Mixed precision needs a CUDA device: choose another device, or float32</source>
        <translation>混合精度需要 CUDA 设备：请选择其他设备，或使用 float32</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数分布</translation>
    </message>
    <message>
        <source>deterministic</source>
        <translation>确定值</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>伽马分布</translation>
    </message>
    <message>
        <source>Weibull</source>
        <translation>韦布尔分布</translation>
    </message>
    <message>
        <source>lognormal</source>
        <translation>对数正态分布</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>需要查看</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Diagnostic</source>
        <translation>诊断项</translation>
    </message>
    <message>
        <source>Should be</source>
        <translation>应为</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>Largest R-hat</source>
        <translation>最大的 R-hat</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>Smallest bulk ESS</source>
        <translation>最小的主体 ESS</translation>
    </message>
    <message>
        <source>Smallest tail ESS</source>
        <translation>最小的尾部 ESS</translation>
    </message>
    <message>
        <source>Divergences</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Mean acceptance</source>
        <translation>平均接受率</translation>
    </message>
    <message>
        <source>Trajectories cut at the greatest depth</source>
        <translation>在最大深度处截断的轨迹</translation>
    </message>
    <message>
        <source>Pareto k</source>
        <translation>Pareto k</translation>
    </message>
    <message>
        <source>Effective draws</source>
        <translation>有效抽样</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>至多 %1</translation>
    </message>
    <message>
        <source>Cells used</source>
        <translation>使用的细胞</translation>
    </message>
    <message>
        <source>Cells above the solver&apos;s bounds</source>
        <translation>超出求解器上限的细胞</translation>
    </message>
    <message>
        <source>Posteriors on the scale of their priors</source>
        <translation>以先验为尺度的后验</translation>
    </message>
    <message>
        <source>Quantile of the prior</source>
        <translation>先验的分位</translation>
    </message>
    <message>
        <source>Posteriors on the scale of their priors: a posterior as wide as the grey bar has learned nothing from the cells. Widths show shapes and are not comparable.</source>
        <translation>以先验为尺度的后验：与灰条同宽的后验没有从细胞中学到任何东西。宽度只表示形状，不可相互比较。</translation>
    </message>
    <message>
        <source>%1 of the groups</source>
        <translation>各组的 %1</translation>
    </message>
    <message>
        <source>Groups by their estimate</source>
        <translation>按估计值排列的组</translation>
    </message>
    <message>
        <source>, delayed</source>
        <translation>，延迟</translation>
    </message>
    <message>
        <source>The network as a graph</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>The network. Rounded boxes are states (double outline: observed; single: recorded only; dashed: not recorded), square boxes events with their propensities. Arrows lead from what an event uses up to what it makes; a dashed line with a ring: the propensity depends on this state.</source>
        <translation>网络。圆角框为状态（双线：被观测；单线：仅记录；虚线：不记录），方框为事件及其倾向函数。箭头从事件消耗的状态指向其产生的状态；带圆环的虚线：倾向函数依赖于该状态。</translation>
    </message>
    <message>
        <source>waiting time: %1</source>
        <translation>等待时间：%1</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>all of it after a delay: %1</source>
        <translation>延迟后全部发生：%1</translation>
    </message>
    <message>
        <source>production after a delay: %1</source>
        <translation>延迟后产生：%1</translation>
    </message>
    <message>
        <source>Time it takes</source>
        <translation>所需时间</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Table %1. %2</source>
        <translation>表 %1：%2</translation>
    </message>
    <message>
        <source>Figure %1. %2</source>
        <translation>图 %1：%2</translation>
    </message>
    <message>
        <source>Leave the section “%1” out.</source>
        <translation>请去掉“%1”一节。</translation>
    </message>
    <message>
        <source>a report has no section “%1”</source>
        <translation>报告没有“%1”一节</translation>
    </message>
    <message>
        <source>Sections are %1.</source>
        <translation>可用的节：%1。</translation>
    </message>
    <message>
        <source>no section is named</source>
        <translation>没有指定任何一节</translation>
    </message>
    <message>
        <source>%1 training sets were solved exactly, from the master equation, and %2 held-out sets simulated, in %3.</source>
        <translation>%1 个训练组由主方程精确求解，%2 个留出组由模拟得到，共用时 %3。</translation>
    </message>
    <message>
        <source>KL divergence from the exact distributions of %1 held-out sets</source>
        <translation>%1 个留出组与精确分布的 KL 散度</translation>
    </message>
    <message>
        <source>Solver, median</source>
        <translation>求解器，中位数</translation>
    </message>
    <message>
        <source>Solver, 90 %</source>
        <translation>求解器，90 %</translation>
    </message>
    <message>
        <source>Solver, worst</source>
        <translation>求解器，最差</translation>
    </message>
    <message>
        <source>Simulation, median</source>
        <translation>模拟，中位数</translation>
    </message>
    <message>
        <source>Simulation, 90 %</source>
        <translation>模拟，90 %</translation>
    </message>
    <message>
        <source>Simulation, worst</source>
        <translation>模拟，最差</translation>
    </message>
    <message>
        <source>Worst set</source>
        <translation>最差的组</translation>
    </message>
    <message>
        <source>KL divergence of every held-out set</source>
        <translation>每个留出组的 KL 散度</translation>
    </message>
    <message>
        <source>Solver and simulation</source>
        <translation>求解器与模拟</translation>
    </message>
    <message>
        <source>Two simulations (noise floor)</source>
        <translation>两次模拟（噪声下限）</translation>
    </message>
    <message>
        <source>KL divergence of every held-out set: median, quartiles, 5 % and 95 %, and the largest as a point.</source>
        <translation>每个留出组的 KL 散度：中位数、四分位数、5 % 与 95 % 分位，最大值以点表示。</translation>
    </message>
    <message>
        <source>Made %1 of %2 sets, %3 a second</source>
        <translation>已完成 %2 组中的 %1 组，每秒 %3 组</translation>
    </message>
    <message>
        <source>The project is open in another program (%1, process %2 on %3)</source>
        <translation>项目已在另一个程序中打开（%1，进程 %2，位于 %3）</translation>
    </message>
    <message>
        <source>Go on there, or close it there first</source>
        <translation>请到那个窗口继续，或先在那里关闭它</translation>
    </message>
    <message>
        <source>Close it there first. If nothing is running there any more, delete the file %1</source>
        <translation>请先在那里关闭它。如果那里已没有程序在运行，请删除文件 %1</translation>
    </message>
    <message>
        <source>“%1” is no paper size</source>
        <translation>“%1”不是纸张大小</translation>
    </message>
    <message>
        <source>Take A4 or Letter.</source>
        <translation>请使用 A4 或 Letter。</translation>
    </message>
    <message>
        <source>the name of the report ends neither in .pdf nor in .html: %1</source>
        <translation>报告的文件名既不以 .pdf 也不以 .html 结尾：%1</translation>
    </message>
    <message>
        <source>Give it the ending of what is wanted.</source>
        <translation>请使用所需格式的扩展名。</translation>
    </message>
    <message>
        <source>no project is named</source>
        <translation>没有指定项目</translation>
    </message>
    <message>
        <source>dyngpt-studio --report out.pdf project.dyngpt</source>
        <translation>dyngpt-studio --report out.pdf project.dyngpt</translation>
    </message>
    <message>
        <source>%1 sets</source>
        <translation>%1 个参数组</translation>
    </message>
    <message>
        <source>held-out KL %1</source>
        <translation>留出组 KL %1</translation>
    </message>
    <message>
        <source>%1 held-out sets compared</source>
        <translation>已比较 %1 个留出组</translation>
    </message>
    <message>
        <source>%1 sets solved exactly</source>
        <translation>已精确求解 %1 个参数组</translation>
    </message>
    <message>
        <source>posterior of %1 cells</source>
        <translation>%1 个细胞的后验</translation>
    </message>
    <message>
        <source>%1 groups</source>
        <translation>%1 组</translation>
    </message>
    <message>
        <source>%1 groups, %2 of them failed</source>
        <translation>%1 组，其中 %2 组失败</translation>
    </message>
    <message>
        <source>%1 simulations inferred</source>
        <translation>已推断 %1 次模拟</translation>
    </message>
    <message>
        <source>Several sets of parameters explain these cells: the posterior of %1 has separate peaks, and its interval holds what lies between them too</source>
        <translation>有几组参数都能解释这些细胞：%1 的后验有分开的峰，其区间也包含峰之间的值</translation>
    </message>
    <message>
        <source>Quote the peaks (see the violins and pairs), or observe more states</source>
        <translation>请报告各个峰（见小提琴图和参数对），或观测更多状态</translation>
    </message>
    <message>
        <source>This calibration is out of date: solver or network have changed since.</source>
        <translation>此校准已过时：此后求解器或网络已更改。</translation>
    </message>
    <message>
        <source>The simulated cells have counts of %1, the cells here of %2: it does not say how far to trust the intervals of these cells before it is made anew for them.</source>
        <translation>模拟的细胞有 %1 的计数，这里的细胞有 %2 的计数：为这些细胞重新校准之前，它不能说明这些细胞的区间有多可信。</translation>
    </message>
    <message>
        <source>Nothing is left to do: what is shown belongs to exactly these inputs, settings and seed</source>
        <translation>没有剩下要做的事：所示结果正属于这些输入、设置和种子</translation>
    </message>
    <message>
        <source>Another seed gives another run</source>
        <translation>换一个种子即可重新运行</translation>
    </message>
    <message>
        <source>With %1 exchanged the cells are explained as well, but for %2 nats a cell, which may be the solver&apos;s own error: these other values are as possible</source>
        <translation>把 %1 互换后，对细胞的解释一样好，每个细胞只差 %2 nat，这可能只是求解器自身的误差：那些值同样可能</translation>
    </message>
    <message>
        <source>Exact solutions need the network of the cells</source>
        <translation>精确解需要细胞所属的网络</translation>
    </message>
    <message>
        <source>Choose another method</source>
        <translation>请选择其他方法</translation>
    </message>
    <message>
        <source>The solver was trained on another network: %1 is missing in one of the two</source>
        <translation>求解器是用另一个网络训练的：其中之一缺少 %1</translation>
    </message>
    <message>
        <source>Train it again, or choose another method</source>
        <translation>请重新训练，或选择其他方法</translation>
    </message>
    <message>
        <source>The observed states have %1 combinations of counts, too many for a table: at most %2</source>
        <translation>观测状态有 %1 种计数组合，列表放不下：最多 %2 种</translation>
    </message>
    <message>
        <source>Observe fewer states, or choose another method</source>
        <translation>请减少观测的状态，或选择其他方法</translation>
    </message>
    <message>
        <source>Exact solution %1 of %2</source>
        <translation>精确解 %1 / %2</translation>
    </message>
    <message>
        <source>No draw of the solver&apos;s posterior explains these cells by its exact solution</source>
        <translation>求解器后验中没有一个抽样能以其精确解解释这些细胞</translation>
    </message>
    <message>
        <source>Train the solver longer</source>
        <translation>请延长求解器的训练</translation>
    </message>
    <message>
        <source>Exact solutions have moved the mean of %1 most, by %2 of its standard deviation: so much did the solver&apos;s own error matter</source>
        <translation>精确解使 %1 的均值移动最多，为其标准差的 %2 倍：求解器自身误差的影响就是这么大</translation>
    </message>
    <message>
        <source>Infer with exact solutions where the network has them, observe a state that tells the values apart, or set a prior that does</source>
        <translation>若网络有精确解，请用精确解推断；或观测能区分这些值的状态，或设置能区分它们的先验</translation>
    </message>
    <message>
        <source>Weigh more draws, or train the solver longer</source>
        <translation>请对更多抽样加权，或延长求解器的训练</translation>
    </message>
    <message>
        <source>The number of exact solutions must be between 20 and 1000000</source>
        <translation>精确解的个数必须在 20 到 1000000 之间</translation>
    </message>
    <message>
        <source>Exact solutions</source>
        <translation>精确解</translation>
    </message>
    <message>
        <source>Importance sampling, weighed by exact solutions</source>
        <translation>重要性抽样，按精确解加权</translation>
    </message>
    <message>
        <source>The exact solutions differ too much from the solver to weigh its draws by them: Pareto k is %1, where it should be below 0.7. Weigh more draws, or train the solver longer.</source>
        <translation>精确解与求解器相差太大，无法用来对其抽样加权：Pareto k 为 %1，应低于 0.7。请对更多抽样加权，或延长求解器的训练。</translation>
    </message>
    <message>
        <source>Each simulation has %1 cells, the data here %2. The more cells, the more the solver&apos;s own error weighs: it does not say how far to trust these intervals before it is made anew with as many.</source>
        <translation>每次模拟有 %1 个细胞，这里的数据有 %2 个。细胞越多，求解器自身的误差就越重要：在用同样多的细胞重新校准之前，它不能说明这些区间可信到什么程度。</translation>
    </message>
    <message>
        <source>Raise the target acceptance, to 0.99 for example</source>
        <translation>请提高目标接受率，例如 0.99</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>dyngpt::AboutDialog</name>
    <message>
        <source>LibTorch: not loaded yet</source>
        <translation>LibTorch：尚未加载</translation>
    </message>
    <message>
        <source>LibTorch %1 on %2</source>
        <translation>LibTorch %1，设备：%2</translation>
    </message>
    <message>
        <source>About DynGPT Studio</source>
        <translation>关于 DynGPT Studio</translation>
    </message>
    <message>
        <source>&lt;h2&gt;DynGPT Studio %1&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;DynGPT Studio %1&lt;/h2&gt;</translation>
    </message>
    <message>
        <source>Stationary distributions of stochastic reaction networks: simulate, learn, validate, infer.</source>
        <translation>随机反应网络的稳态分布：模拟、学习、验证、推断。</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
    <message>
        <source>Processor cores used: %1</source>
        <translation>使用的处理器核心数：%1</translation>
    </message>
    <message>
        <source>Licence: GNU General Public License, version 3 or later</source>
        <translation>许可证：GNU 通用公共许可证第 3 版或更高版本</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>libsbml (models in SBML)</source>
        <translation>libsbml（SBML 模型）</translation>
    </message>
    <message>
        <source>HDF5 (h5ad files)</source>
        <translation>HDF5（h5ad 文件）</translation>
    </message>
    <message>
        <source>NetCDF (posteriors for ArviZ)</source>
        <translation>NetCDF（供 ArviZ 使用的后验）</translation>
    </message>
    <message>
        <source>Built without %1</source>
        <translation>构建时不含 %1</translation>
    </message>
    <message>
        <source>Graphviz (layout of the network&apos;s graph)</source>
        <translation>Graphviz（网络图的布局）</translation>
    </message>
    <message>
        <source>With libsbml, HDF5, NetCDF and Graphviz</source>
        <translation>包含 libsbml、HDF5、NetCDF 和 Graphviz</translation>
    </message>
</context>
<context>
    <name>dyngpt::CalibrationModel</name>
    <message>
        <source>%1 % (%2 to %3)</source>
        <translation>%1 %（%2 到 %3）</translation>
    </message>
    <message>
        <source>%1, outside</source>
        <translation>%1，超出</translation>
    </message>
    <message>
        <source>Chi-square test of the ranks: below 0.01 they are uneven</source>
        <translation>秩的卡方检验：低于 0.01 表示不均匀</translation>
    </message>
    <message>
        <source>How many intervals held the truth, and what chance allows (99 %)</source>
        <translation>包含真值的区间比例，以及偶然所允许的范围（99 %）</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Even ranks, p</source>
        <translation>秩均匀性，p</translation>
    </message>
    <message>
        <source>%1 % interval</source>
        <translation>%1 % 区间</translation>
    </message>
</context>
<context>
    <name>dyngpt::ChainsView</name>
    <message>
        <source>Trace of</source>
        <translation>轨迹：</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Parameter of the trace</source>
        <translation>轨迹的参数</translation>
    </message>
    <message>
        <source>The parameter whose draws are shown in their order</source>
        <translation>按顺序显示其抽样的参数</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>The search begins…</source>
        <translation>搜索开始…</translation>
    </message>
    <message>
        <source>The traces of the chains appear here when the run has ended; its progress stands above and in the status bar.</source>
        <translation>运行结束后在此显示链的轨迹；进度见上方和状态栏。</translation>
    </message>
    <message>
        <source>Finding the best point…</source>
        <translation>正在寻找最优点…</translation>
    </message>
    <message>
        <source>best of all starts</source>
        <translation>所有起点中的最优</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Draws: %1 of %2, warm-up included. Divergent: %3.</source>
        <translation>抽样：%1 / %2，含预热。发散：%3。</translation>
    </message>
    <message>
        <source>This method has no chains: it draws around the best point, weighs the draws by how likely they are, and draws again by weight. The Pareto k of the weights is %1: below 0.7 they can be relied on. They are worth %2 independent draws.</source>
        <translation>此方法没有链：它在最优点附近抽样，按可能性加权，再按权重重抽。权重的 Pareto k 为 %1：低于 0.7 时可靠。相当于 %2 个独立抽样。</translation>
    </message>
    <message>
        <source>The loss of every start, the best one in colour. Best possible: %1.</source>
        <translation>每个起点的损失，最好的以彩色显示。可能的最好值：%1。</translation>
    </message>
    <message>
        <source>Chains: %1. Good chains look alike and like noise. Divergent draws: %2. Draws cut at the tree depth: %3. Mean acceptance: %4.</source>
        <translation>链：%1。好的链彼此相似，看起来像噪声。发散的抽样：%2。在树深处截断的抽样：%3。平均接受率：%4。</translation>
    </message>
    <message>
        <source>Of several groups only an even choice of the draws is kept.</source>
        <translation>有多个组时，只保留均匀选取的部分抽样。</translation>
    </message>
    <message>
        <source>There are no traces to draw.</source>
        <translation>没有可绘制的轨迹。</translation>
    </message>
    <message>
        <source>chain %1</source>
        <translation>链 %1</translation>
    </message>
    <message>
        <source>Trace of %1</source>
        <translation>%1 的轨迹</translation>
    </message>
    <message>
        <source>Trace of %1: R-hat %2, effective draws %3</source>
        <translation>%1 的轨迹：R-hat %2，有效抽样 %3</translation>
    </message>
    <message>
        <source>draw</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>Of several groups the search curves are not kept.</source>
        <translation>有多个组时不保留搜索曲线。</translation>
    </message>
    <message>
        <source>start %1</source>
        <translation>起点 %1</translation>
    </message>
    <message>
        <source>Loss of every start, the best one in colour</source>
        <translation>每个起点的损失，最优者以彩色显示</translation>
    </message>
    <message>
        <source>This method has no chains to draw; its progress stands in the status bar.</source>
        <translation>此方法没有可画的链；其进度见状态栏。</translation>
    </message>
</context>
<context>
    <name>dyngpt::ChartPanel</name>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1：从 %2 到 %3</translation>
    </message>
    <message>
        <source>Line chart of %1; %2; %3.</source>
        <translation>%1 的折线图；%2；%3。</translation>
    </message>
    <message>
        <source>Scatter chart of %1; %2; %3.</source>
        <translation>%1 的散点图；%2；%3。</translation>
    </message>
    <message>
        <source>Distributions of %1; %2; %3.</source>
        <translation>%1 的分布；%2；%3。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Picture and numbers of %1</source>
        <translation>%1 的图片和数值</translation>
    </message>
    <message>
        <source>Export &amp;picture…</source>
        <translation>导出图片(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Export &amp;numbers (CSV)…</source>
        <translation>导出数值 (CSV)(&amp;N)…</translation>
    </message>
    <message>
        <source>Copy n&amp;umbers</source>
        <translation>复制数值(&amp;U)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>显示全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Series</source>
        <translation>数据系列(&amp;S)</translation>
    </message>
    <message>
        <source>Export numbers</source>
        <translation>导出数值</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export or copy this picture and its numbers</source>
        <translation>导出或复制此图及其数值</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Box plots; %1; medians: %2.</source>
        <translation>箱线图；%1；中位数：%2。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4
%5: %6</source>
        <translation>%1：%2
%3：%4
%5：%6</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (pairs above)</source>
        <translation>%1（上方的状态对）</translation>
    </message>
    <message>
        <source>%1 (pairs below)</source>
        <translation>%1（下方的状态对）</translation>
    </message>
    <message>
        <source>Matrix of the distributions of %1: each alone on the diagonal, pairs of the %2 above it and of the %3 below.</source>
        <translation>%1 的分布矩阵：对角线上是各自的分布，上方是%2的状态对，下方是%3的状态对。</translation>
    </message>
    <message>
        <source>%1 most likely %2 (%3)</source>
        <translation>%1最可能为 %2（%3）</translation>
    </message>
    <message>
        <source>Distribution of %1: %2.</source>
        <translation>%1 的分布：%2。</translation>
    </message>
    <message>
        <source>%1: joint distribution of %2 and %3, most likely %4 and %5 (%6).</source>
        <translation>%1：%2 与 %3 的联合分布，最可能为 %4 和 %5（%6）。</translation>
    </message>
    <message>
        <source>Violins; %1; medians: %2.</source>
        <translation>小提琴图；%1；中位数：%2。</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 和 %2：%3</translation>
    </message>
    <message>
        <source>Single column (89 mm)</source>
        <translation>单栏（89 mm）</translation>
    </message>
    <message>
        <source>Double column (183 mm)</source>
        <translation>双栏（183 mm）</translation>
    </message>
    <message>
        <source>Slide (254 × 143 mm)</source>
        <translation>幻灯片（254 × 143 mm）</translation>
    </message>
    <message>
        <source>Higher than the %1 mm of a journal&apos;s page.</source>
        <translation>高于期刊页面的 %1 mm。</translation>
    </message>
    <message>
        <source>Journals ask for text of %1 to %2 pt.</source>
        <translation>期刊要求文字为 %1 至 %2 pt。</translation>
    </message>
    <message>
        <source>EPS has no transparency: coloured areas cover what lies behind them.</source>
        <translation>EPS 不支持透明：彩色区域会遮住其后的内容。</translation>
    </message>
    <message>
        <source>%1 million pixels are more than the %2 million that a picture may have: choose a lower resolution or a smaller size.</source>
        <translation>%1 百万像素超过了图片允许的 %2 百万像素：请选择较低的分辨率或较小的尺寸。</translation>
    </message>
    <message>
        <source>SVG, editable drawing</source>
        <translation>SVG，可编辑矢量图</translation>
    </message>
    <message>
        <source>PDF, fonts embedded</source>
        <translation>PDF，嵌入字体</translation>
    </message>
    <message>
        <source>EPS, fonts embedded</source>
        <translation>EPS，嵌入字体</translation>
    </message>
    <message>
        <source>PNG, pixels</source>
        <translation>PNG，像素图</translation>
    </message>
    <message>
        <source>TIFF, pixels</source>
        <translation>TIFF，像素图</translation>
    </message>
    <message>
        <source>%1; and %2 more</source>
        <translation>%1；另有 %2 项</translation>
    </message>
    <message>
        <source>%1: %2 at first, %3 at last, lowest %4, highest %5</source>
        <translation>%1：最初 %2，最后 %3，最低 %4，最高 %5</translation>
    </message>
    <message>
        <source>%1: %2 points</source>
        <translation>%1：%2 个点</translation>
    </message>
    <message>
        <source>%1: %2 points, half of them within %3 % of the identity line</source>
        <translation>%1：%2 个点，其中一半与等值线相差不超过 %3 %</translation>
    </message>
    <message>
        <source>%1: mean %2, most likely %3</source>
        <translation>%1：均值 %2，最可能为 %3</translation>
    </message>
    <message>
        <source>largest value %1 at %2 = %3, %4 = %5</source>
        <translation>最大值 %1，位于 %2 = %3，%4 = %5</translation>
    </message>
    <message>
        <source>coloured by %1 from %2 to %3</source>
        <translation>颜色表示%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>Heat map; %1; %2.</source>
        <translation>热图；%1；%2。</translation>
    </message>
    <message>
        <source>Histogram; %1; markers: %2.</source>
        <translation>直方图；%1；标记：%2。</translation>
    </message>
    <message>
        <source>Tol, bright</source>
        <translation>Tol（明亮）</translation>
    </message>
    <message>
        <source>Greys, for print</source>
        <translation>灰色（用于印刷）</translation>
    </message>
    <message>
        <source>Okabe and Ito</source>
        <translation>Okabe 与 Ito</translation>
    </message>
    <message>
        <source>%1 Zoom with plus and minus, move with the arrow keys, 0 shows all; Shift+F10 opens the menu.</source>
        <translation>%1 用加号和减号缩放，用方向键移动，0 显示全部；Shift+F10 打开菜单。</translation>
    </message>
    <message>
        <source>Logarithmic a&amp;xis across</source>
        <translation>横轴取对数(&amp;X)</translation>
    </message>
    <message>
        <source>Logarithmic ax&amp;is up</source>
        <translation>纵轴取对数(&amp;I)</translation>
    </message>
    <message>
        <source>Logarithmic ax&amp;es</source>
        <translation>两轴取对数(&amp;E)</translation>
    </message>
    <message>
        <source>Logarithmic c&amp;olours</source>
        <translation>颜色取对数(&amp;O)</translation>
    </message>
</context>
<context>
    <name>dyngpt::CompareView</name>
    <message>
        <source>Two posteriors</source>
        <translation>两个后验</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>with</source>
        <translation>与</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Differences; choose a parameter to see both posteriors</source>
        <translation>差异；选择一个参数查看两个后验</translation>
    </message>
    <message>
        <source>There are no two inferred groups to compare. Load counts with a column that names a condition or gene, then infer.</source>
        <translation>没有两个已推断的组可以比较。请载入带有条件列或基因列的计数，然后推断。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Choose two groups above.</source>
        <translation>请在上方选择两个组。</translation>
    </message>
    <message>
        <source>%1 in both groups</source>
        <translation>两组中的 %1</translation>
    </message>
</context>
<context>
    <name>dyngpt::ComparisonModel</name>
    <message>
        <source>above 0.999</source>
        <translation>高于 0.999</translation>
    </message>
    <message>
        <source>below 0.001</source>
        <translation>低于 0.001</translation>
    </message>
    <message>
        <source>Its ratio is %1 (95 %: %2 to %3).</source>
        <translation>其比值为 %1（95 %：%2 到 %3）。</translation>
    </message>
    <message>
        <source>The data do not tell whether %1 differs between %2 and %3 (probability of the larger side %4).</source>
        <translation>数据无法说明 %1 在 %2 和 %3 之间是否不同（较大一侧的概率 %4）。</translation>
    </message>
    <message>
        <source>%1 is larger in %3 than in %2 with probability %4.</source>
        <translation>%1 在 %3 中大于在 %2 中的概率为 %4。</translation>
    </message>
    <message>
        <source>%1 is smaller in %3 than in %2 with probability %4.</source>
        <translation>%1 在 %3 中小于在 %2 中的概率为 %4。</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>Probability that it is larger in %1</source>
        <translation>在 %1 中更大的概率</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Ratio (95 %)</source>
        <translation>比值（95 %）</translation>
    </message>
    <message>
        <source>P(larger in %1)</source>
        <translation>P（%1 中更大）</translation>
    </message>
</context>
<context>
    <name>dyngpt::DatasetFilesDialog</name>
    <message>
        <source>Import a dataset</source>
        <translation>导入数据集</translation>
    </message>
    <message>
        <source>Dataset files of the reference package (JSON). They take the place of the sets in this project.</source>
        <translation>参考软件包的数据集文件 (JSON)。它们将取代本项目中的参数组。</translation>
    </message>
    <message>
        <source>&amp;Training sets</source>
        <translation>训练组(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Held-out sets</source>
        <translation>留出组(&amp;H)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File name; may stay empty</source>
        <translation>文件名；可以留空</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>选择...</translation>
    </message>
    <message>
        <source>Datasets (*.json);;All files (*)</source>
        <translation>数据集 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a file on this computer</source>
        <translation>选择此计算机上的文件</translation>
    </message>
    <message>
        <source>No longer where it was: %1</source>
        <translation>已不在原处：%1</translation>
    </message>
</context>
<context>
    <name>dyngpt::DatasetView</name>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>mean of %1 (count)</source>
        <translation>%1 的均值（计数）</translation>
    </message>
    <message>
        <source>sd of %1 (count)</source>
        <translation>%1 的标准差（计数）</translation>
    </message>
    <message>
        <source>stationary</source>
        <translation>稳态</translation>
    </message>
    <message>
        <source>halves of the window differ</source>
        <translation>窗口前后两半不同</translation>
    </message>
    <message>
        <source>second start differs</source>
        <translation>第二初始状态结果不同</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>training, not stationary</source>
        <translation>训练，未达稳态</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>held out, not stationary</source>
        <translation>留出，未达稳态</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>property, state</comment>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>参数组 %1</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>second simulation</source>
        <translation>第二次模拟</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确解</translation>
    </message>
    <message>
        <source>%1 (count)</source>
        <translation>%1（计数）</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Solving exactly...</source>
        <translation>正在精确求解…</translation>
    </message>
    <message>
        <source>Simulation from exact: KL %1 nats, total variation %2</source>
        <translation>模拟相对精确解：KL %1 nat，总变差 %2</translation>
    </message>
    <message>
        <source>No exact solution: the network has waiting times or delays.</source>
        <translation>没有精确解：网络含有等待时间或延迟。</translation>
    </message>
    <message>
        <source>No exact solution: the network has triggers.</source>
        <translation>没有精确解：网络含有触发器。</translation>
    </message>
    <message>
        <source>No exact solution: the network has changed since these sets were made.</source>
        <translation>没有精确解：这些参数组生成之后网络已更改。</translation>
    </message>
    <message>
        <source>Computes the set&apos;s stationary distribution from the master equation, to compare</source>
        <translation>由主方程计算该参数组的稳态分布，用于比较</translation>
    </message>
    <message>
        <source>Acro&amp;ss</source>
        <translation>横轴(&amp;S)</translation>
    </message>
    <message>
        <source>The parameter, or property of the sets, along the picture</source>
        <translation>横轴表示的参数或参数组的性质</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>纵轴(&amp;U)</translation>
    </message>
    <message>
        <source>The parameter, or property of the sets, up the picture</source>
        <translation>纵轴表示的参数或参数组的性质</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>What the colours of the sets tell</source>
        <translation>参数组的颜色所表示的内容</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Noise floor</source>
        <translation>噪声下限</translation>
    </message>
    <message>
        <source>Stationarity</source>
        <translation>稳态性</translation>
    </message>
    <message>
        <source>St&amp;ate</source>
        <translation>状态(&amp;A)</translation>
    </message>
    <message>
        <source>The recorded state both charts show</source>
        <translation>两张图所显示的记录状态</translation>
    </message>
    <message>
        <source>Parameter sets</source>
        <translation>参数组</translation>
    </message>
    <message>
        <source>Click on a set to see its distribution</source>
        <translation>单击一个参数组可查看其分布</translation>
    </message>
    <message>
        <source>Simulate to see the sets in the space of their parameters.</source>
        <translation>模拟后可在参数空间中查看各参数组。</translation>
    </message>
    <message>
        <source>Held-out set</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>训练组</translation>
    </message>
    <message>
        <source>Kind of set</source>
        <translation>参数组的类型</translation>
    </message>
    <message>
        <source>Held-out sets are simulated twice, training sets once</source>
        <translation>留出组模拟两次，训练组模拟一次</translation>
    </message>
    <message>
        <source>Number of the set</source>
        <translation>参数组的编号</translation>
    </message>
    <message>
        <source>Number of the set whose distribution is shown</source>
        <translation>显示其分布的参数组的编号</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>精确解(&amp;X)</translation>
    </message>
    <message>
        <source>Simulation against exact solution</source>
        <translation>模拟与精确解的比较</translation>
    </message>
    <message>
        <source>Distribution of one set</source>
        <translation>单个参数组的分布</translation>
    </message>
    <message>
        <source>Simulate to see a set&apos;s distribution</source>
        <translation>模拟后可查看参数组的分布</translation>
    </message>
</context>
<context>
    <name>dyngpt::DerivedModel</name>
    <message>
        <source>new…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
</context>
<context>
    <name>dyngpt::DrawnNetwork</name>
    <message>
        <source>State %1, not recorded</source>
        <translation>状态 %1，不记录</translation>
    </message>
    <message>
        <source>State %1, recorded</source>
        <translation>状态 %1，记录</translation>
    </message>
    <message>
        <source>State %1, observed</source>
        <translation>状态 %1，观测</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>事件 %1</translation>
    </message>
    <message>
        <source>%1, delayed</source>
        <comment>propensity</comment>
        <translation>%1，延迟</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>event, transition</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Propensity: %1</source>
        <translation>倾向函数：%1</translation>
    </message>
    <message>
        <source>observed state</source>
        <translation>观测的状态</translation>
    </message>
    <message>
        <source>recorded state</source>
        <translation>记录的状态</translation>
    </message>
    <message>
        <source>state not recorded</source>
        <translation>不记录的状态</translation>
    </message>
    <message>
        <source>event with its propensity</source>
        <translation>事件及其倾向函数</translation>
    </message>
    <message>
        <source>removes or adds units</source>
        <translation>移除或增加单位</translation>
    </message>
    <message>
        <source>sets the propensity</source>
        <translation>决定倾向函数</translation>
    </message>
    <message>
        <source>, delayed</source>
        <translation>，延迟</translation>
    </message>
    <message>
        <source>%1 removes %2 of %3</source>
        <comment>event, count, state</comment>
        <translation>%1 移除 %2 个 %3</translation>
    </message>
    <message>
        <source>%1 adds %2 of %3</source>
        <comment>event, count, state</comment>
        <translation>%1 增加 %2 个 %3</translation>
    </message>
    <message>
        <source>%1 drives %2</source>
        <comment>state, event</comment>
        <translation>%1 驱动 %2</translation>
    </message>
</context>
<context>
    <name>dyngpt::DropBar</name>
    <message>
        <source>&amp;Import here</source>
        <translation>导入到此处(&amp;I)</translation>
    </message>
    <message>
        <source>In place of this project&apos;s network; can be undone</source>
        <translation>取代本项目的网络；可以撤销</translation>
    </message>
    <message>
        <source>&amp;Open by itself</source>
        <translation>单独打开(&amp;O)</translation>
    </message>
    <message>
        <source>As a new project; this one is closed</source>
        <translation>作为新项目打开；当前项目将关闭</translation>
    </message>
    <message>
        <source>&amp;Neither</source>
        <translation>都不要(&amp;N)</translation>
    </message>
    <message>
        <source>Leave everything as it is (Esc)</source>
        <translation>一切保持原样 (Esc)</translation>
    </message>
    <message>
        <source>What is to become of the network in %1?</source>
        <translation>如何处理 %1 中的网络？</translation>
    </message>
</context>
<context>
    <name>dyngpt::EmptyNetwork</name>
    <message>
        <source>&lt;b&gt;States and events will be drawn here.&lt;/b&gt; Begin with a state for each kind of molecule or cell, then add what can happen to them.</source>
        <translation>&lt;b&gt;状态和事件将绘制在这里。&lt;/b&gt;先为每种分子或细胞添加一个状态，再添加它们可能发生的事件。</translation>
    </message>
    <message>
        <source>Add a &amp;state</source>
        <translation>添加状态(&amp;S)</translation>
    </message>
    <message>
        <source>A kind of molecule, cell or switch that is counted</source>
        <translation>要计数的一种分子、细胞或开关</translation>
    </message>
    <message>
        <source>Add an &amp;event</source>
        <translation>添加事件(&amp;E)</translation>
    </message>
    <message>
        <source>Something that changes counts, with its propensity</source>
        <translation>改变计数的事情及其倾向函数</translation>
    </message>
    <message>
        <source>&amp;Import a network...</source>
        <translation>导入网络(&amp;I)...</translation>
    </message>
    <message>
        <source>From a network file in JSON or SBML; dropping it here does the same</source>
        <translation>来自 JSON 或 SBML 网络文件；拖放到这里效果相同</translation>
    </message>
    <message>
        <source>Number of steps of the cascade</source>
        <translation>级联的步数</translation>
    </message>
    <message>
        <source>Or begin with a template and change it:</source>
        <translation>或者从模板开始再修改：</translation>
    </message>
</context>
<context>
    <name>dyngpt::EstimateModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>The central 95 % of the weights</source>
        <translation>权重的中央 95 %</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>Contraction</source>
        <translation>收缩</translation>
    </message>
    <message>
        <source>R-hat</source>
        <translation>R-hat</translation>
    </message>
    <message>
        <source>Effective draws</source>
        <translation>有效抽样</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Median of the posterior; with the inferrer its densest point</source>
        <translation>后验的中位数；推断器则为最密的点</translation>
    </message>
    <message>
        <source>What the data were simulated with</source>
        <translation>模拟数据所用的值</translation>
    </message>
    <message>
        <source>How much narrower the posterior is than the prior: 0 the data say nothing, 1 they say all</source>
        <translation>后验比先验窄多少：0 表示数据毫无信息，1 表示完全确定</translation>
    </message>
    <message>
        <source>Whether the chains agree: below 1.01 is good</source>
        <translation>各链是否一致：低于 1.01 为好</translation>
    </message>
    <message>
        <source>Independent draws that would be worth as much: 400 or more are good</source>
        <translation>等价的独立抽样数：400 以上为好</translation>
    </message>
    <message>
        <source>What was taken to be likely before the data were seen</source>
        <translation>看到数据之前所认为的可能范围</translation>
    </message>
    <message>
        <source>uniform, %1</source>
        <translation>均匀，%1</translation>
    </message>
    <message>
        <source>log-uniform, %1</source>
        <translation>对数均匀，%1</translation>
    </message>
    <message>
        <source>lognormal, median %1, sigma %2</source>
        <translation>对数正态，中位数 %1，sigma %2</translation>
    </message>
    <message>
        <source>fixed at %1</source>
        <translation>固定为 %1</translation>
    </message>
    <message>
        <source>derived</source>
        <translation>派生</translation>
    </message>
</context>
<context>
    <name>dyngpt::EstimatesView</name>
    <message>
        <source>What the estimates are worth</source>
        <translation>这些估计的可信程度</translation>
    </message>
    <message>
        <source>How the estimates were found</source>
        <translation>估计值是如何得到的</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>Estimates; choose a parameter to see its posterior</source>
        <translation>估计值；选择一个参数可查看其后验</translation>
    </message>
    <message>
        <source>estimates</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Posterior of %1</source>
        <translation>%1 的后验</translation>
    </message>
    <message>
        <source>This parameter was fixed by its prior.</source>
        <translation>此参数由其先验固定。</translation>
    </message>
    <message>
        <source>There are no points to draw.</source>
        <translation>没有可绘制的点。</translation>
    </message>
</context>
<context>
    <name>dyngpt::EventTimingEditor</name>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>Markovian: fires with its propensity. Waiting time: every unit that the event removes has a clock of its own. Delay: begins with its propensity and is completed later.</source>
        <translation>马尔可夫：按倾向函数发生。等待时间：事件移除的每个单位各有自己的时钟。延迟：按倾向函数开始，稍后完成。</translation>
    </message>
    <message>
        <source>&amp;Distribution</source>
        <translation>分布(&amp;D)</translation>
    </message>
    <message>
        <source>Of the waiting time or the delay</source>
        <translation>等待时间或延迟的分布</translation>
    </message>
    <message>
        <source>&amp;Removal</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>What the event removes is gone when it begins, or together with everything else when the delay is over</source>
        <translation>事件移除的单位在事件开始时消失，或在延迟结束时与其余变化一同消失</translation>
    </message>
    <message>
        <source>change the timing of event %1</source>
        <translation>更改事件 %1 的时间方式</translation>
    </message>
    <message>
        <source>Timing of event %1</source>
        <translation>事件 %1 的时间方式</translation>
    </message>
    <message>
        <source>Timing: add an event first</source>
        <translation>时间方式：请先添加事件</translation>
    </message>
    <message>
        <source>A number, or an expression of parameters</source>
        <translation>一个数，或由参数组成的表达式</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, argument</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>dyngpt::ExampleCard</name>
    <message>
        <source>Open the example %1</source>
        <translation>打开示例 %1</translation>
    </message>
</context>
<context>
    <name>dyngpt::ExampleCards</name>
    <message>
        <source>Gene expression</source>
        <translation>基因表达</translation>
    </message>
    <message>
        <source>A gene that switches, its mRNA and its protein</source>
        <translation>一个开关的基因及其 mRNA 和蛋白质</translation>
    </message>
    <message>
        <source>Telegraph</source>
        <translation>电报模型</translation>
    </message>
    <message>
        <source>The simplest gene that bursts</source>
        <translation>最简单的爆发式表达基因</translation>
    </message>
    <message>
        <source>Autoregulation</source>
        <translation>自调控</translation>
    </message>
    <message>
        <source>A protein that switches its own gene</source>
        <translation>开关自身基因的蛋白质</translation>
    </message>
    <message>
        <source>Toggle switch</source>
        <translation>双稳开关</translation>
    </message>
    <message>
        <source>Two genes that repress each other</source>
        <translation>互相抑制的两个基因</translation>
    </message>
    <message>
        <source>Epidemic (SIRS)</source>
        <translation>流行病 (SIRS)</translation>
    </message>
    <message>
        <source>Infection, recovery and loss of immunity</source>
        <translation>感染、康复与免疫丧失</translation>
    </message>
    <message>
        <source>Signalling cascade</source>
        <translation>信号级联</translation>
    </message>
    <message>
        <source>Ten forms of one molecule, ten dimensions</source>
        <translation>一种分子的十种形式，十个维度</translation>
    </message>
    <message>
        <source>RNA splicing</source>
        <translation>RNA 剪接</translation>
    </message>
    <message>
        <source>Waiting times with a memory, unspliced and spliced counts</source>
        <translation>有记忆的等待时间，未剪接与已剪接计数</translation>
    </message>
</context>
<context>
    <name>dyngpt::FigureDialog</name>
    <message>
        <source>Export picture</source>
        <translation>导出图片</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Writes the picture to a file</source>
        <translation>将图片写入文件</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Sizes that journals and talks ask for</source>
        <translation>期刊和报告要求的尺寸</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the picture on paper</source>
        <translation>图片在纸上的宽度</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Height of the picture on paper</source>
        <translation>图片在纸上的高度</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高度(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keep the proportions</source>
        <translation>保持比例(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the proportions</source>
        <translation>保持比例</translation>
    </message>
    <message>
        <source>Width and height stay as on the screen to each other</source>
        <translation>宽高比与屏幕上保持一致</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Drawings (SVG, PDF, EPS) stay sharp at every size</source>
        <translation>矢量图（SVG、PDF、EPS）在任何尺寸下都清晰</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Dots an inch of PNG and TIFF and of what is copied</source>
        <translation>PNG、TIFF 以及所复制图片的每英寸点数</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Many journals ask for Arial or Helvetica</source>
        <translation>许多期刊要求使用 Arial 或 Helvetica</translation>
    </message>
    <message>
        <source>Fo&amp;nt</source>
        <translation>字体(&amp;N)</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Size of the text on paper; lines and marks keep their proportion to it</source>
        <translation>文字在纸上的大小；线条和标记随之按比例变化</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>C&amp;olours</source>
        <translation>颜色(&amp;O)</translation>
    </message>
    <message>
        <source>T&amp;itle in the picture</source>
        <translation>图中显示标题(&amp;I)</translation>
    </message>
    <message>
        <source>Title in the picture</source>
        <translation>图中显示标题</translation>
    </message>
    <message>
        <source>In journals the caption below the picture says it</source>
        <translation>在期刊中由图下的图注说明</translation>
    </message>
    <message>
        <source>%1 × %2 mm, or %3 × %4 pixels at %5 dpi</source>
        <translation>%1 × %2 mm，即 %5 dpi 时 %3 × %4 像素</translation>
    </message>
    <message>
        <source>Preview of %1</source>
        <translation>%1 的预览</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Copies the picture as pixels and as a drawing (SVG, PDF)</source>
        <translation>将图片复制为像素图和矢量图（SVG、PDF）</translation>
    </message>
    <message>
        <source>Colours that the colour-blind tell apart, or greys; lines and marks differ as well</source>
        <translation>色盲者也能区分的颜色，或灰色；线型和标记也不同</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Light for paper, dark for slides</source>
        <translation>浅色用于纸张，深色用于幻灯片</translation>
    </message>
    <message>
        <source>&amp;Ground</source>
        <translation>背景(&amp;G)</translation>
    </message>
</context>
<context>
    <name>dyngpt::FigureWriter</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>EPS needs pdftops (package poppler-utils) or Ghostscript; neither is installed.</source>
        <translation>EPS 需要 pdftops（软件包 poppler-utils）或 Ghostscript；两者均未安装。</translation>
    </message>
    <message>
        <source>TIFF needs Qt&apos;s further picture formats (package qt6-image-formats-plugins), which are not installed.</source>
        <translation>TIFF 需要 Qt 的附加图片格式（软件包 qt6-image-formats-plugins），尚未安装。</translation>
    </message>
    <message>
        <source>%1 did not start: %2</source>
        <translation>%1 未能启动：%2</translation>
    </message>
    <message>
        <source>%1 made no EPS of the figure: %2</source>
        <translation>%1 未能将图转换为 EPS：%2</translation>
    </message>
</context>
<context>
    <name>dyngpt::FitView</name>
    <message>
        <source>%1 (count)</source>
        <translation>%1（计数）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>All observed states and pairs</source>
        <translation>所有观测状态及状态对</translation>
    </message>
    <message>
        <source>One state</source>
        <translation>单个状态</translation>
    </message>
    <message>
        <source>Two states</source>
        <translation>两个状态</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有状态</translation>
    </message>
    <message>
        <source>State of the fit</source>
        <translation>拟合所示的状态</translation>
    </message>
    <message>
        <source>Fit of</source>
        <translation>拟合：</translation>
    </message>
    <message>
        <source>The observed state whose distribution is compared with the fit</source>
        <translation>其分布与拟合作比较的观测状态</translation>
    </message>
    <message>
        <source>Two states of the fit</source>
        <translation>拟合的两个状态</translation>
    </message>
    <message>
        <source>&amp;Joint distribution of</source>
        <translation>联合分布(&amp;J)</translation>
    </message>
    <message>
        <source>The two observed states whose joint distribution is drawn</source>
        <translation>绘制其联合分布的两个观测状态</translation>
    </message>
    <message>
        <source>KL of the data from the fit: %1 nats.</source>
        <translation>数据相对拟合的 KL：%1 奈特。</translation>
    </message>
    <message>
        <source>As many cells from the fit itself would come to %1, and up to %2 by chance: the fit is as good as it can be.</source>
        <translation>从拟合本身抽取同样多的细胞会得到 %1，偶然可达 %2：拟合已尽可能好。</translation>
    </message>
    <message>
        <source>As many cells from the fit itself would come to %1, and up to %2 by chance: the difference is real.</source>
        <translation>从拟合本身抽取同样多的细胞会得到 %1，偶然可达 %2：差异是真实的。</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>95 % of the posterior</source>
        <translation>后验的 95 %</translation>
    </message>
    <message>
        <source>solver at the estimate</source>
        <translation>估计值处的求解器</translation>
    </message>
    <message>
        <source>Fit of %1</source>
        <translation>%1 的拟合</translation>
    </message>
    <message>
        <source>share of the cells</source>
        <translation>细胞占比</translation>
    </message>
    <message>
        <source>Drawing cells from the posterior…</source>
        <translation>正在从后验抽取细胞…</translation>
    </message>
    <message>
        <source>predicted</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>dyngpt::GraphEditing</name>
    <message>
        <source>add a state</source>
        <translation>添加状态</translation>
    </message>
    <message>
        <source>add an event</source>
        <translation>添加事件</translation>
    </message>
    <message>
        <source>turn %1 into %2</source>
        <translation>将 %1 转化为 %2</translation>
    </message>
    <message>
        <source>let %1 add %2</source>
        <translation>让%1增加 %2</translation>
    </message>
    <message>
        <source>let %1 add a new state</source>
        <translation>让%1增加一个新状态</translation>
    </message>
    <message>
        <source>let a new event remove %1</source>
        <translation>让新事件移除 %1</translation>
    </message>
    <message>
        <source>%1 &amp;removes one %2</source>
        <comment>event, state</comment>
        <translation>%1移除一个 %2(&amp;R)</translation>
    </message>
    <message>
        <source>let %1 remove %2</source>
        <translation>让%1移除 %2</translation>
    </message>
    <message>
        <source>%2 &amp;drives %1 and stays</source>
        <comment>event, state</comment>
        <translation>%2 驱动%1且保持不变(&amp;D)</translation>
    </message>
    <message>
        <source>let %2 drive %1</source>
        <translation>让 %2 驱动%1</translation>
    </message>
    <message>
        <source>Name of the state</source>
        <translation>状态名称</translation>
    </message>
    <message>
        <source>rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Propensity of event %1</source>
        <translation>事件 %1 的倾向函数</translation>
    </message>
    <message>
        <source>change propensity of event %1</source>
        <translation>更改事件 %1 的倾向函数</translation>
    </message>
    <message>
        <source>Units that the event removes</source>
        <translation>事件移除的个数</translation>
    </message>
    <message>
        <source>Units that the event adds</source>
        <translation>事件增加的个数</translation>
    </message>
    <message>
        <source>change transition of event %1</source>
        <translation>更改事件 %1 的状态变化</translation>
    </message>
    <message>
        <source>remove: %1</source>
        <comment>what a connection says</comment>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>Re&amp;name...</source>
        <translation>重命名(&amp;N)...</translation>
    </message>
    <message>
        <source>Edit the &amp;propensity...</source>
        <translation>编辑倾向函数(&amp;P)...</translation>
    </message>
    <message>
        <source>Show in the &amp;table</source>
        <translation>在表格中显示(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Remove %1</source>
        <translation>移除%1(&amp;R)</translation>
    </message>
    <message>
        <source>Change the &amp;number...</source>
        <translation>更改数目(&amp;N)...</translation>
    </message>
    <message>
        <source>&amp;Remove the connection</source>
        <translation>移除连线(&amp;R)</translation>
    </message>
    <message>
        <source>Add a &amp;state here</source>
        <translation>在此添加状态(&amp;S)</translation>
    </message>
    <message>
        <source>Add an &amp;event here</source>
        <translation>在此添加事件(&amp;E)</translation>
    </message>
</context>
<context>
    <name>dyngpt::GraphPanel</name>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show the whole network (Ctrl+0 in the graph)</source>
        <translation>显示整个网络（在图中按 Ctrl+0）</translation>
    </message>
    <message>
        <source>Arrange again</source>
        <translation>重新排列</translation>
    </message>
    <message>
        <source>Forget where nodes were moved to</source>
        <translation>忘记节点被移动到的位置</translation>
    </message>
    <message>
        <source>Graph of the network</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>move %1</source>
        <translation>移动 %1</translation>
    </message>
    <message>
        <source>arrange the graph</source>
        <translation>排列网络图</translation>
    </message>
    <message>
        <source>begin with a template</source>
        <translation>从模板开始</translation>
    </message>
    <message>
        <source>+ State</source>
        <translation>+ 状态</translation>
    </message>
    <message>
        <source>Add a state (Insert in the graph)</source>
        <translation>添加状态（图中按 Insert）</translation>
    </message>
    <message>
        <source>+ Event</source>
        <translation>+ 事件</translation>
    </message>
    <message>
        <source>Add an event (Shift+Insert in the graph)</source>
        <translation>添加事件（图中按 Shift+Insert）</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Draw connections: drag from a state to an event, from an event to a state, or from state to state. Dragging with Shift does the same; with the keys: C, arrows, Enter.</source>
        <translation>绘制连线：从状态拖到事件、从事件拖到状态，或从状态拖到状态。按住 Shift 拖动效果相同；键盘操作：C、方向键、回车。</translation>
    </message>
    <message>
        <source>Add a state</source>
        <translation>添加状态</translation>
    </message>
    <message>
        <source>Add an event</source>
        <translation>添加事件</translation>
    </message>
    <message>
        <source>Drag from one node to another; onto the background for a new one.</source>
        <translation>从一个节点拖到另一个节点；拖到空白处则新建节点。</translation>
    </message>
    <message>
        <source>Choose the other node with the arrow keys; Enter connects, Esc does not.</source>
        <translation>用方向键选择另一个节点；回车连线，Esc 取消。</translation>
    </message>
    <message>
        <source>Nothing is drawn yet.</source>
        <translation>尚无内容。</translation>
    </message>
    <message>
        <source>States: %1, events: %2. The arrow keys select, with Ctrl they move; F2 edits, C connects, E walks through the connections, Insert adds a state.</source>
        <translation>状态：%1，事件：%2。方向键选择，配合 Ctrl 移动；F2 编辑，C 连线，E 逐条选择连线，Insert 添加状态。</translation>
    </message>
</context>
<context>
    <name>dyngpt::GroupModel</name>
    <message>
        <source>all cells</source>
        <translation>所有细胞</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>Divergence of the cells from the best fit, nats</source>
        <translation>细胞与最佳拟合的散度，奈特</translation>
    </message>
    <message>
        <source>Warnings about this group; failed groups have no estimates</source>
        <translation>关于此组的警告；失败的组没有估计值</translation>
    </message>
    <message>
        <source>Estimate and central 95 %</source>
        <translation>估计值和中央 95 %</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>细胞</translation>
    </message>
    <message>
        <source>Fit KL</source>
        <translation>拟合 KL</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>须知</translation>
    </message>
</context>
<context>
    <name>dyngpt::GroupsView</name>
    <message>
        <source>Only flagged</source>
        <translation>仅有标记的</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>所有组</translation>
    </message>
    <message>
        <source>Find a group…</source>
        <translation>查找组…</translation>
    </message>
    <message>
        <source>Find a group</source>
        <translation>查找组</translation>
    </message>
    <message>
        <source>Shows the groups whose name holds this text</source>
        <translation>显示名称包含此文字的组</translation>
    </message>
    <message>
        <source>Shows the groups that have a warning or failed</source>
        <translation>显示有警告或失败的组</translation>
    </message>
    <message>
        <source>Groups; Enter or a double click opens one</source>
        <translation>组；按回车或双击打开</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>两列</translation>
    </message>
    <message>
        <source>Difference from a group</source>
        <translation>与某组的差异</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图</translation>
    </message>
    <message>
        <source>What is drawn of all groups</source>
        <translation>对所有组绘制什么</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>The column drawn across</source>
        <translation>横轴所绘的列</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>The column drawn upwards</source>
        <translation>纵轴所绘的列</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>The parameter that is compared</source>
        <translation>用于比较的参数</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>The group that all others are compared with</source>
        <translation>所有其他组与之比较的组</translation>
    </message>
    <message>
        <source>Inferred: %1 of %2. Failed: %3. Flagged: %4. Shown: %5.</source>
        <translation>已推断：%1 / %2。失败：%3。有标记：%4。显示：%5。</translation>
    </message>
    <message>
        <source>The run was interrupted; Infer goes on with the rest.</source>
        <translation>运行被中断；“推断”会继续其余部分。</translation>
    </message>
    <message>
        <source>Once groups are inferred each is a point here.</source>
        <translation>推断之后，每个组在此显示为一个点。</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>有标记</translation>
    </message>
    <message>
        <source>%1 and %2 of all groups</source>
        <translation>所有组的 %1 和 %2</translation>
    </message>
    <message>
        <source>There are no two groups to compare.</source>
        <translation>没有两个组可以比较。</translation>
    </message>
    <message>
        <source>Comparing all groups…</source>
        <translation>正在比较所有组…</translation>
    </message>
    <message>
        <source>cannot be told</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>没有可比较的内容。</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 与 %2 之比</translation>
    </message>
    <message>
        <source>log2 of the ratio to %1</source>
        <translation>与 %1 之比的 log2</translation>
    </message>
    <message>
        <source>probability of a difference in this direction</source>
        <translation>在此方向上有差异的概率</translation>
    </message>
    <message>
        <source>Means of data and fit</source>
        <translation>数据与拟合的均值</translation>
    </message>
    <message>
        <source>Reading all groups…</source>
        <translation>正在读取所有组…</translation>
    </message>
    <message>
        <source>mean of the cells</source>
        <translation>细胞的均值</translation>
    </message>
    <message>
        <source>mean of the fit</source>
        <translation>拟合的均值</translation>
    </message>
    <message>
        <source>Means of the cells and of the fit, all groups</source>
        <translation>所有组的细胞均值与拟合均值</translation>
    </message>
</context>
<context>
    <name>dyngpt::GuidedTour</name>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>The step before</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>End the tour; Help begins it again</source>
        <translation>结束导览；可从“帮助”菜单重新开始</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Goes on to the next page of the tour</source>
        <translation>前往导览的下一页</translation>
    </message>
    <message>
        <source>Ends the tour; the project stays open</source>
        <translation>结束导览；项目保持打开</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>A promoter that switches on and off, mRNA and protein. Every cell can be edited, and every edit undone: this is a copy.</source>
        <translation>一个开关切换的启动子、mRNA 和蛋白质。每个单元格都可以编辑，每次编辑都可以撤销：这是一份副本。</translation>
    </message>
    <message>
        <source>The solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>It is trained already. Move a slider: the distribution follows at once, for any parameters.</source>
        <translation>它已经训练好了。拖动滑块：分布立刻随之变化，适用于任意参数。</translation>
    </message>
    <message>
        <source>Is it right?</source>
        <translation>它正确吗？</translation>
    </message>
    <message>
        <source>Every held-out set is compared with simulation. The noise floor says how far two simulations differ from each other.</source>
        <translation>每个留出集都与模拟比较。噪声下限说明两次模拟之间相差多少。</translation>
    </message>
    <message>
        <source>Your cells</source>
        <translation>您的细胞</translation>
    </message>
    <message>
        <source>Counts are loaded here, from tables, 10x folders or h5ad files. The example brings 3,000 cells, their gene&apos;s state not seen.</source>
        <translation>在这里加载计数：表格、10x 文件夹或 h5ad 文件。示例自带 3,000 个细胞，未观测基因的状态。</translation>
    </message>
    <message>
        <source>What the cells say</source>
        <translation>细胞说明了什么</translation>
    </message>
    <message>
        <source>Press Infer. After a few seconds: estimates with intervals, how well they fit, and in words what cannot be told.</source>
        <translation>按“推断”。几秒钟后即可看到带区间的估计值、拟合程度，以及用文字说明哪些无法确定。</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Everything in one document, with seeds and versions. Then File &gt; New begins a network of your own.</source>
        <translation>一切都在一份文档中，附有种子和版本。然后用“文件 &gt; 新建”开始您自己的网络。</translation>
    </message>
</context>
<context>
    <name>dyngpt::HeldOutSetModel</name>
    <message>
        <source>Total variation between solver and simulation, joint distribution: 0 to 1</source>
        <translation>求解器与模拟的联合分布之间的总变差：0 到 1</translation>
    </message>
    <message>
        <source>Total variation between two independent simulations</source>
        <translation>两次独立模拟之间的总变差</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>参数组</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>noise floor</source>
        <translation>噪声下限</translation>
    </message>
    <message>
        <source>from exact</source>
        <translation>与精确解</translation>
    </message>
    <message>
        <source>Total variation between solver and exact solution, joint distribution</source>
        <translation>求解器与精确解的联合分布之间的总变差</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>This state&apos;s distribution alone, against the simulation</source>
        <translation>仅该状态的分布，与模拟比较</translation>
    </message>
</context>
<context>
    <name>dyngpt::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>帮助正文</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Find in this page…</source>
        <translation>在此页中查找…</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>在此页中查找</translation>
    </message>
    <message>
        <source>Enter goes on to the next place, Shift+Enter back</source>
        <translation>Enter 到下一处，Shift+Enter 返回上一处</translation>
    </message>
    <message>
        <source>%1 - Help</source>
        <translation>%1 - 帮助</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>此页中没有</translation>
    </message>
</context>
<context>
    <name>dyngpt::ImportCountsDialog</name>
    <message>
        <source>Load counts from %1</source>
        <translation>从 %1 加载计数</translation>
    </message>
    <message>
        <source>Problems in the file</source>
        <translation>文件中的问题</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>加载(&amp;L)</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>No counts can be read from this file.</source>
        <translation>无法从该文件读取计数。</translation>
    </message>
    <message>
        <source>Opening the file…</source>
        <translation>正在打开文件…</translation>
    </message>
    <message>
        <source>Nothing can be loaded this way; the problems stand below.</source>
        <translation>按此设置无法载入；问题列在下方。</translation>
    </message>
    <message>
        <source>%1 cells.</source>
        <translation>%1 个细胞。</translation>
    </message>
    <message>
        <source>%1 groups of %2 cells.</source>
        <translation>%1 组，每组 %2 个细胞。</translation>
    </message>
    <message>
        <source>%1 groups of %2 to %3 cells.</source>
        <translation>%1 组，每组 %2 至 %3 个细胞。</translation>
    </message>
    <message>
        <source>All counts lie within the solver&apos;s bounds.</source>
        <translation>所有计数均在求解器的界限之内。</translation>
    </message>
    <message>
        <source>%1 of them lie above the solver&apos;s bounds; inference leaves such cells out unless told otherwise.</source>
        <translation>其中 %1 个超出求解器的界限；除非另行指定，推断时会舍去这些细胞。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>dyngpt::ImportDatasetPanel</name>
    <message>
        <source>The first sets of the file, one group each (params_number)</source>
        <translation>文件中的前若干组，每组一个分组 (params_number)</translation>
    </message>
    <message>
        <source>Cells drawn from each set&apos;s distribution</source>
        <translation>从每组分布中抽取的细胞数</translation>
    </message>
    <message>
        <source>all snapshots</source>
        <translation>全部快照</translation>
    </message>
    <message>
        <source>The same seed draws the same cells</source>
        <translation>相同的种子抽取相同的细胞</translation>
    </message>
    <message>
        <source>States that are observed</source>
        <translation>被观测的状态</translation>
    </message>
    <message>
        <source>&amp;Sets</source>
        <translation>组数(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cells of each</source>
        <translation>每组细胞数(&amp;C)</translation>
    </message>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Observed states</source>
        <translation>观测的状态(&amp;O)</translation>
    </message>
    <message>
        <source>Choose at least one observed state.</source>
        <translation>请至少选择一个观测状态。</translation>
    </message>
    <message>
        <source>Simulated sets serve as observations whose parameters are known; the true values stand in every picture. Snapshots of one run resemble their neighbours, so the fits look worse than those of as many separate cells.</source>
        <translation>模拟数据组作为参数已知的观测；真实值标在每张图中。同一次运行的快照与其前后相似，因此拟合看起来会比同样多的独立细胞差。</translation>
    </message>
</context>
<context>
    <name>dyngpt::ImportMatrixPanel</name>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The matrix of the file that counts %1</source>
        <translation>文件中对 %1 计数的矩阵</translation>
    </message>
    <message>
        <source>Layer that holds %1</source>
        <translation>对应 %1 的层</translation>
    </message>
    <message>
        <source>not observed</source>
        <translation>未观测</translation>
    </message>
    <message>
        <source>Group the cells by</source>
        <translation>细胞分组依据</translation>
    </message>
    <message>
        <source>Columns that cells can be grouped by</source>
        <translation>可用于细胞分组的列</translation>
    </message>
    <message>
        <source>Each value of a chosen column, such as a condition, is inferred on its own</source>
        <translation>所选列的每个值（例如一种条件）单独推断</translation>
    </message>
    <message>
        <source>The file says nothing about its cells.</source>
        <translation>文件未提供细胞信息。</translation>
    </message>
    <message>
        <source>Genes, one group each</source>
        <translation>基因（每个一组）</translation>
    </message>
    <message>
        <source>Which genes are taken</source>
        <translation>采用哪些基因</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>those with the highest means</source>
        <translation>均值最高的基因</translation>
    </message>
    <message>
        <source>those marked below</source>
        <translation>下方勾选的基因</translation>
    </message>
    <message>
        <source>How many genes</source>
        <translation>基因数</translation>
    </message>
    <message>
        <source>Search genes</source>
        <translation>搜索基因</translation>
    </message>
    <message>
        <source>Genes of the file</source>
        <translation>文件中的基因</translation>
    </message>
    <message>
        <source>%L1 cells, %L2 genes.</source>
        <translation>%L1 个细胞，%L2 个基因。</translation>
    </message>
    <message>
        <source>Choose the layer that holds a recorded state.</source>
        <translation>请选择对应某个记录状态的层。</translation>
    </message>
    <message>
        <source>One layer cannot hold two states.</source>
        <translation>一个层不能对应两个状态。</translation>
    </message>
    <message>
        <source>Mark at least one gene.</source>
        <translation>请至少勾选一个基因。</translation>
    </message>
    <message>
        <source>States without a layer are summed out.</source>
        <translation>没有对应层的状态将被求和消去。</translation>
    </message>
</context>
<context>
    <name>dyngpt::ImportTablePanel</name>
    <message>
        <source>recognised: %1</source>
        <translation>自动识别：%1</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Columns of the file and the states they hold</source>
        <translation>文件的列及其对应的状态</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Only the values</source>
        <translation>仅取这些值</translation>
    </message>
    <message>
        <source>First rows of the file</source>
        <translation>文件的前几行</translation>
    </message>
    <message>
        <source>Each column is a group of its own, such as a gene</source>
        <translation>每一列自成一组（例如一个基因）</translation>
    </message>
    <message>
        <source>Several columns may then hold the same state; each is inferred on its own</source>
        <translation>此时多列可对应同一状态，各自单独推断</translation>
    </message>
    <message>
        <source>&amp;Delimiter</source>
        <translation>分隔符(&amp;D)</translation>
    </message>
    <message>
        <source>What stands between two fields</source>
        <translation>两个字段之间的符号</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>blanks</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>D&amp;ecimal mark</source>
        <translation>小数点(&amp;E)</translation>
    </message>
    <message>
        <source>How a count written with decimals reads</source>
        <translation>带小数的计数如何书写</translation>
    </message>
    <message>
        <source>point (2.0)</source>
        <translation>点 (2.0)</translation>
    </message>
    <message>
        <source>comma (2,0)</source>
        <translation>逗号 (2,0)</translation>
    </message>
    <message>
        <source>Enc&amp;oding</source>
        <translation>编码(&amp;O)</translation>
    </message>
    <message>
        <source>How the file writes letters</source>
        <translation>文件的字符编码</translation>
    </message>
    <message>
        <source>&amp;First line</source>
        <translation>首行(&amp;F)</translation>
    </message>
    <message>
        <source>Whether the first line names the columns</source>
        <translation>首行是否为列名</translation>
    </message>
    <message>
        <source>names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>&amp;Cells are</source>
        <translation>细胞按(&amp;C)</translation>
    </message>
    <message>
        <source>Whether each line is a cell, or each column</source>
        <translation>每行是一个细胞，还是每列是一个细胞</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>&amp;Missing values</source>
        <translation>缺失值(&amp;M)</translation>
    </message>
    <message>
        <source>What becomes of cells with an empty field or NA</source>
        <translation>含空字段或 NA 的细胞如何处理</translation>
    </message>
    <message>
        <source>are refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>leave the cell out</source>
        <translation>舍去该细胞</translation>
    </message>
    <message>
        <source>count as 0</source>
        <translation>计为 0</translation>
    </message>
    <message>
        <source>Lines before the table, such as a title</source>
        <translation>表格之前的行，例如标题</translation>
    </message>
    <message>
        <source>Lines to s&amp;kip</source>
        <translation>跳过的行数(&amp;K)</translation>
    </message>
    <message>
        <source>What column %1 holds</source>
        <translation>列 %1 的内容</translation>
    </message>
    <message>
        <source>The recorded state that this column counts, or the name of a cell&apos;s group (gene, time, condition)</source>
        <translation>该列所计的记录状态，或细胞所属组的名称（基因、时间、条件）</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>groups of cells</source>
        <translation>细胞分组</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Values of column %1 that are taken</source>
        <translation>列 %1 中采用的值</translation>
    </message>
    <message>
        <source>Only cells with one of these values, with commas between</source>
        <translation>仅取具有这些值之一的细胞，以逗号分隔</translation>
    </message>
    <message>
        <source>States without a column are summed out.</source>
        <translation>没有对应列的状态将被求和消去。</translation>
    </message>
    <message>
        <source>Choose at least one column that holds a recorded state.</source>
        <translation>请至少选择一列对应记录状态。</translation>
    </message>
    <message>
        <source>More than one column is to hold %1.</source>
        <translation>有多列对应 %1。</translation>
    </message>
    <message>
        <source>Not everything in %1 is a count.</source>
        <translation>%1 中并非全是计数。</translation>
    </message>
    <message>
        <source>Only the first %L1 columns are shown; the command line takes them all.</source>
        <translation>仅显示前 %L1 列；命令行可处理全部列。</translation>
    </message>
</context>
<context>
    <name>dyngpt::InferPage</name>
    <message>
        <source>Infer</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>Which parameters gave the observed counts? Load the counts of your cells, then infer.</source>
        <translation>哪些参数产生了观测到的计数？请先加载细胞的计数，再进行推断。</translation>
    </message>
    <message>
        <source>&amp;Load counts…</source>
        <translation>加载计数(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Infer</source>
        <translation>推断(&amp;I)</translation>
    </message>
    <message>
        <source>Load counts</source>
        <translation>加载计数</translation>
    </message>
    <message>
        <source>Load observed counts first</source>
        <translation>请先加载观测计数</translation>
    </message>
    <message>
        <source>Train a solver first</source>
        <translation>请先训练求解器</translation>
    </message>
    <message>
        <source>No counts are loaded yet.</source>
        <translation>尚未加载计数。</translation>
    </message>
    <message>
        <source>%1
Cells: %2
States: %3</source>
        <translation>%1
细胞数：%2
状态：%3</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>There is no solver yet: train one first.</source>
        <translation>还没有求解器：请先训练。</translation>
    </message>
    <message>
        <source>Load a CSV file with a row a cell, or drop it here.</source>
        <translation>请加载每个细胞一行的 CSV 文件，或将其拖放到此处。</translation>
    </message>
    <message>
        <source>The solver is stale: train again before you trust what is inferred.</source>
        <translation>求解器已过期：请重新训练后再采信推断结果。</translation>
    </message>
    <message>
        <source>These estimates are stale: the counts, the solver or the settings have changed since. Infer again.</source>
        <translation>这些估计已过期：计数、求解器或设置此后有变动。请重新推断。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Press Infer to see which parameters explain the counts.</source>
        <translation>按“推断”查看哪些参数能解释这些计数。</translation>
    </message>
    <message>
        <source>A table with a row a cell, or single-cell data; it can also be dropped on this page</source>
        <translation>每行一个细胞的表格，或单细胞数据；也可以拖到本页</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>A folder that 10x Genomics software wrote: matrix, features, barcodes</source>
        <translation>10x Genomics 软件写出的文件夹：matrix、features、barcodes</translation>
    </message>
    <message>
        <source>Load a folder of counts</source>
        <translation>载入计数文件夹</translation>
    </message>
    <message>
        <source>Observed data</source>
        <translation>观测数据</translation>
    </message>
    <message>
        <source>Cells above the bounds</source>
        <translation>超出上限的细胞</translation>
    </message>
    <message>
        <source>What becomes of cells with a count above the largest that the solver knows; leaving many out bends the result</source>
        <translation>计数超过求解器已知最大值的细胞如何处理；排除很多会使结果有偏</translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>count them as the largest</source>
        <translation>按最大值计</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Find the parameters that explain the counts</source>
        <translation>寻找能解释这些计数的参数</translation>
    </message>
    <message>
        <source>Counts (*.csv *.tsv *.txt *.json *.h5ad *.mtx *.gz);;All files (*)</source>
        <translation>计数 (*.csv *.tsv *.txt *.json *.h5ad *.mtx *.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>The group of cells that the tabs are about</source>
        <translation>各标签页所涉及的细胞组</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>组(&amp;G)</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Estimates</source>
        <translation>估计值</translation>
    </message>
    <message>
        <source>Violins</source>
        <translation>小提琴图</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>参数对</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>链</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Groups: %1</source>
        <translation>组：%1</translation>
    </message>
    <message>
        <source>Cells above the solver&apos;s bounds: %1</source>
        <translation>超出求解器上限的细胞：%1</translation>
    </message>
    <message>
        <source>This group could not be inferred: %1</source>
        <translation>此组无法推断：%1</translation>
    </message>
    <message>
        <source>Load counts, then press Infer to see which parameters explain them.</source>
        <translation>请载入计数，然后点击“推断”，查看哪些参数能解释它们。</translation>
    </message>
    <message>
        <source>This group has not been inferred yet. Press Infer to go on.</source>
        <translation>此组尚未推断。点击“推断”继续。</translation>
    </message>
    <message>
        <source>Load a&amp;gain…</source>
        <translation>重新载入(&amp;G)…</translation>
    </message>
    <message>
        <source>%1 is no longer there: where is it now?</source>
        <translation>%1 已不在原处：它现在在哪里？</translation>
    </message>
    <message>
        <source>Read %1 once more, with the same or another choice</source>
        <translation>以相同或其他选项再次读取 %1</translation>
    </message>
    <message>
        <source>%1 is no longer there; this asks where it is now. The counts themselves are in the project.</source>
        <translation>%1 已不在原处；点击后会询问它现在的位置。计数本身已保存在项目中。</translation>
    </message>
    <message>
        <source>It runs or waits in the job list</source>
        <translation>它正在运行，或在任务列表中等待</translation>
    </message>
</context>
<context>
    <name>dyngpt::InferSettings</name>
    <message>
        <source>Bayesian: the whole likelihood, several chains that check one another.</source>
        <translation>贝叶斯方法：完整的似然，多条链互相检验。</translation>
    </message>
    <message>
        <source>Bayesian and fast: weighed draws around the best point. It says when that is not good enough.</source>
        <translation>快速的贝叶斯方法：在最优点附近抽样并加权。不够好时会说明。</translation>
    </message>
    <message>
        <source>The DynGPT method: gradient paths from random starts. Its intervals are no probabilities.</source>
        <translation>DynGPT 方法：从随机起点出发的梯度路径。其区间不是概率。</translation>
    </message>
    <message>
        <source>Problems of these settings</source>
        <translation>这些设置的问题</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>How the parameters are found</source>
        <translation>如何寻找参数</translation>
    </message>
    <message>
        <source>Bayesian (NUTS)</source>
        <translation>贝叶斯（NUTS）</translation>
    </message>
    <message>
        <source>Fast (importance)</source>
        <translation>快速（重要性抽样）</translation>
    </message>
    <message>
        <source>DynGPT inferrer</source>
        <translation>DynGPT 推断器</translation>
    </message>
    <message>
        <source>&amp;Draws</source>
        <translation>抽样数(&amp;D)</translation>
    </message>
    <message>
        <source>Draws of each chain after its warm-up. Importance sampling takes as many in all as the chains would.</source>
        <translation>每条链预热之后的抽样数。重要性抽样的总数与所有链合计相同。</translation>
    </message>
    <message>
        <source>&amp;Chains</source>
        <translation>链(&amp;C)</translation>
    </message>
    <message>
        <source>Independent chains; four let R-hat judge them</source>
        <translation>独立的链；四条链便于用 R-hat 判断</translation>
    </message>
    <message>
        <source>&amp;Warm-up</source>
        <translation>预热(&amp;W)</translation>
    </message>
    <message>
        <source>Draws of each chain that only adapt the sampler and are dropped</source>
        <translation>每条链中仅用于调整采样器、随后丢弃的抽样数</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>Settings that rarely need to change</source>
        <translation>很少需要更改的设置</translation>
    </message>
    <message>
        <source>Target acceptance</source>
        <translation>目标接受率</translation>
    </message>
    <message>
        <source>Nearer to 1 means smaller steps, fewer divergences</source>
        <translation>越接近 1，步长越小，发散越少</translation>
    </message>
    <message>
        <source>Tree depth</source>
        <translation>树深</translation>
    </message>
    <message>
        <source>At most 2 to this power gradients a draw</source>
        <translation>每次抽样至多计算 2 的这个次方次梯度</translation>
    </message>
    <message>
        <source>L&amp;oss</source>
        <translation>损失函数(&amp;O)</translation>
    </message>
    <message>
        <source>What the search makes small</source>
        <translation>搜索所最小化的量</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>似然</translation>
    </message>
    <message>
        <source>Hellinger distance</source>
        <translation>Hellinger 距离</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步数(&amp;S)</translation>
    </message>
    <message>
        <source>Steps of each start</source>
        <translation>每个起点的步数</translation>
    </message>
    <message>
        <source>S&amp;tarts</source>
        <translation>起点数(&amp;T)</translation>
    </message>
    <message>
        <source>Random starts in the prior box</source>
        <translation>先验范围内的随机起点</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Step in log parameters (Adam)</source>
        <translation>对数参数的步长 (Adam)</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>阈值(&amp;H)</translation>
    </message>
    <message>
        <source>Points this close to the best possible loss are accepted into the posterior; 0 chooses the distance from the number of cells</source>
        <translation>与最优损失之差在此范围内的点被接受进入后验；0 表示按细胞数自动确定该距离</translation>
    </message>
    <message>
        <source>The same seed gives the same posterior</source>
        <translation>相同的种子得到相同的后验</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Cores to use; the result does not hang on it</source>
        <translation>使用的核心数；结果与之无关</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Priors</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>What is likely before the data are seen; F2 or typing edits a field</source>
        <translation>看到数据之前认为可能的范围；按 F2 或直接输入以编辑</translation>
    </message>
    <message>
        <source>&amp;Reset priors</source>
        <translation>重置先验(&amp;R)</translation>
    </message>
    <message>
        <source>All parameters over their trained ranges, spread as the training points are</source>
        <translation>所有参数取训练范围，分布与训练点相同</translation>
    </message>
    <message>
        <source>Ca&amp;pture</source>
        <translation>捕获(&amp;P)</translation>
    </message>
    <message>
        <source>Single-cell sequencing sees only a share of the molecules; each is then seen with this probability, on its own</source>
        <translation>单细胞测序只能看到一部分分子；每个分子以此概率独立地被看到</translation>
    </message>
    <message>
        <source>every molecule is seen</source>
        <translation>看到每个分子</translation>
    </message>
    <message>
        <source>a known share</source>
        <translation>已知比例</translation>
    </message>
    <message>
        <source>a share to be estimated</source>
        <translation>待估计的比例</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>效率</translation>
    </message>
    <message>
        <source>The share of the molecules that is seen</source>
        <translation>被看到的分子比例</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Smallest share that may be</source>
        <translation>可能的最小比例</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>至多</translation>
    </message>
    <message>
        <source>Largest share that may be</source>
        <translation>可能的最大比例</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Derived quantities</source>
        <translation>导出量</translation>
    </message>
    <message>
        <source>Name and formula of the parameters; the last row adds one, Delete removes one</source>
        <translation>参数的名称和公式；最后一行用于添加，Delete 用于删除</translation>
    </message>
    <message>
        <source>Formulas of the parameters, such as ksyn/koff for the burst size; each gets an interval of its own. Delete removes a row.</source>
        <translation>参数的公式，例如爆发大小 ksyn/koff；每个都有自己的区间。按 Delete 删除一行。</translation>
    </message>
    <message>
        <source>Remove this quantity</source>
        <translation>删除此量</translation>
    </message>
    <message>
        <source>Exact (small networks)</source>
        <translation>精确（小型网络）</translation>
    </message>
    <message>
        <source>&amp;Exact solutions</source>
        <translation>精确解数(&amp;E)</translation>
    </message>
    <message>
        <source>Bayesian, free of the solver&apos;s errors: its draws are weighed anew by exact solutions. For networks without waiting times and delays and of few molecules; seconds to minutes.</source>
        <translation>贝叶斯，不受求解器误差影响：其抽样由精确解重新加权。适用于没有等待时间和延迟、分子数少的网络；需要几秒到几分钟。</translation>
    </message>
    <message>
        <source>So many of the draws are weighed, one exact solution each; some hundredths of a second for a gene, longer for large counts</source>
        <translation>对这么多抽样加权，每个需一次精确解；一个基因约百分之几秒，计数大时更久</translation>
    </message>
</context>
<context>
    <name>dyngpt::InterruptedNotice</name>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Go on where it stopped; what was finished is there</source>
        <translation>从停下处继续；已完成的部分都在</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Do not ask again; what was finished stays in the project</source>
        <translation>不再询问；已完成的部分保留在项目中</translation>
    </message>
    <message>
        <source>%1, started %2, was interrupted when the program ended unexpectedly. Resume it?</source>
        <translation>“%1”（开始于 %2）在程序意外结束时被中断。是否恢复？</translation>
    </message>
</context>
<context>
    <name>dyngpt::JobBar</name>
    <message>
        <source>Progress of the running job</source>
        <translation>正在运行的任务的进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop this job; what is finished is kept</source>
        <translation>停止此任务；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Cancelling...</source>
        <translation>正在取消...</translation>
    </message>
    <message>
        <source>%1:</source>
        <translation>%1：</translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>%1 elapsed, %2 left</source>
        <translation>已用 %1，剩余 %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with this job</source>
        <translation>继续此任务</translation>
    </message>
    <message>
        <source>Let this job stand still; it keeps what it has</source>
        <translation>让此任务停住；已有的结果会保留</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Jobs: %1 waiting</source>
        <translation>任务：%1 个等待中</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Go to the page %1</source>
        <translation>转到“%1”页面</translation>
    </message>
</context>
<context>
    <name>dyngpt::JobModel</name>
    <message>
        <source>%1, %2 %</source>
        <comment>state, percent</comment>
        <translation>%1，%2 %</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>dyngpt::JobPanel</name>
    <message>
        <source>Jobs of this project</source>
        <translation>此项目的任务</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop this job; what is finished is kept</source>
        <translation>停止此任务；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Run this job again; it goes on where it stopped, if it can</source>
        <translation>再次运行此任务；若可能，从停下处继续</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take this job out of the queue, or out of the list if it has ended</source>
        <translation>将此任务移出队列；若已结束则移出列表</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Let this waiting job start before the one above it</source>
        <translation>让此等待中的任务先于上面的任务开始</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Let the waiting job below start before this one</source>
        <translation>让下面等待中的任务先于此任务开始</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>转到页面</translation>
    </message>
    <message>
        <source>Show the page of this job&apos;s stage</source>
        <translation>显示此任务所属阶段的页面</translation>
    </message>
    <message>
        <source>Tidy</source>
        <translation>清理</translation>
    </message>
    <message>
        <source>Take all jobs that have ended out of the list</source>
        <translation>将所有已结束的任务移出列表</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with this job</source>
        <translation>继续此任务</translation>
    </message>
    <message>
        <source>Let this job stand still; it keeps what it has</source>
        <translation>让此任务停住；已有的结果会保留</translation>
    </message>
    <message>
        <source>No jobs yet. What you simulate, train, validate or infer is listed here, with its progress: it can be paused, cancelled, resumed and put in another order.</source>
        <translation>还没有任务。您运行的模拟、训练、验证和推断会连同进度列在这里：可以暂停、取消、恢复或调整顺序。</translation>
    </message>
</context>
<context>
    <name>dyngpt::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Empty network</source>
        <translation>空网络(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>打开(&amp;O)...</translation>
    </message>
    <message>
        <source>Open e&amp;xample</source>
        <translation>打开示例(&amp;X)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的项目(&amp;R)</translation>
    </message>
    <message>
        <source>Save &amp;as...</source>
        <translation>另存为(&amp;A)...</translation>
    </message>
    <message>
        <source>Changes are saved as they are made; this goes on in a copy</source>
        <translation>更改会随时自动保存；此命令将在副本中继续工作</translation>
    </message>
    <message>
        <source>&amp;Import network...</source>
        <translation>导入网络(&amp;I)...</translation>
    </message>
    <message>
        <source>&amp;Export network...</source>
        <translation>导出网络(&amp;E)...</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>&amp;Forget these files</source>
        <translation>忘记这些文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Preferences...</source>
        <translation>首选项(&amp;P)...</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Run this stage</source>
        <translation>运行此阶段(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel the job</source>
        <translation>取消任务(&amp;C)</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示“%1”</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Colours of the system</source>
        <translation>跟随系统颜色(&amp;C)</translation>
    </message>
    <message>
        <source>L&amp;ight colours</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Dark colours</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About DynGPT Studio</source>
        <translation>关于 DynGPT Studio(&amp;A)</translation>
    </message>
    <message>
        <source>DynGPT Studio</source>
        <translation>DynGPT Studio</translation>
    </message>
    <message>
        <source>%1[*] - DynGPT Studio</source>
        <translation>%1[*] - DynGPT Studio</translation>
    </message>
    <message>
        <source>Show &amp;trajectories</source>
        <translation>显示轨迹(&amp;T)</translation>
    </message>
    <message>
        <source>Parameter sets and trajectories</source>
        <translation>参数组与轨迹</translation>
    </message>
    <message>
        <source>Parameter sets</source>
        <translation>参数组</translation>
    </message>
    <message>
        <source>Trajectories</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>Import solver&apos;s &amp;weights...</source>
        <translation>导入求解器权重(&amp;W)...</translation>
    </message>
    <message>
        <source>Export solver&apos;s weigh&amp;ts...</source>
        <translation>导出求解器权重(&amp;T)...</translation>
    </message>
    <message>
        <source>Guided &amp;tour of an example</source>
        <translation>示例导览(&amp;T)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Number of steps of the cascade</source>
        <translation>级联的步数</translation>
    </message>
    <message>
        <source>Run &amp;all that is not done</source>
        <translation>运行所有未完成的阶段(&amp;A)</translation>
    </message>
    <message>
        <source>Simulate, train and validate, and infer when cells are loaded: every stage that is not done goes into the queue</source>
        <translation>模拟、训练和验证，若已载入细胞则还有推断：所有未完成的阶段都进入队列</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>The list of jobs: pause, cancel, resume, reorder</source>
        <translation>任务列表：暂停、取消、恢复、调整顺序</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Contents</source>
        <translation>目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>Save a &amp;copy...</source>
        <translation>保存副本(&amp;C)...</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>This project can only be looked at: %1. To change or run something, go on in a copy.</source>
        <translation>此项目只能查看：%1。要修改或运行，请在副本中继续。</translation>
    </message>
    <message>
        <source>The last change is not saved yet: %1 It is still shown here; nothing else is lost.</source>
        <translation>最后的更改尚未保存：%1 它仍显示在这里；其他内容没有丢失。</translation>
    </message>
    <message>
        <source>Only to look at</source>
        <translation>只能查看</translation>
    </message>
    <message>
        <source>“%1” can only be looked at: %2. The change can be made in a copy.</source>
        <translation>“%1”只能查看：%2。可以在副本中进行更改。</translation>
    </message>
    <message>
        <source>Save a copy...</source>
        <translation>保存副本...</translation>
    </message>
    <message>
        <source>Drop the change</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Win&amp;dow</source>
        <translation>窗口(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New window</source>
        <translation>新建窗口(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Close this window</source>
        <translation>关闭此窗口(&amp;C)</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>&amp;%1 %2</source>
        <comment>number, window</comment>
        <translation>&amp;%1 %2</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>%1[*] (read-only) - DynGPT Studio</source>
        <translation>%1[*]（只读）- DynGPT Studio</translation>
    </message>
</context>
<context>
    <name>dyngpt::MathBox</name>
    <message>
        <source>if </source>
        <comment>formula, condition</comment>
        <translation>若 </translation>
    </message>
    <message>
        <source>otherwise</source>
        <comment>formula, condition</comment>
        <translation>其他情况</translation>
    </message>
</context>
<context>
    <name>dyngpt::MomentModel</name>
    <message>
        <source>Total variation from the solver&apos;s marginal: the share of the probability that lies elsewhere</source>
        <translation>与求解器边缘分布的总变差：位置不同的那部分概率</translation>
    </message>
    <message>
        <source>KL divergence of the solver&apos;s marginal from this one, in nats</source>
        <translation>求解器边缘分布相对于此分布的 KL 散度（nat）</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>总变差</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>%1 % from the solver&apos;s</source>
        <translation>与求解器相差 %1 %</translation>
    </message>
</context>
<context>
    <name>dyngpt::NameBox</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
</context>
<context>
    <name>dyngpt::NetworkPage</name>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>What can happen, how often, and in which ranges the parameters lie. Changes are saved as you make them.</source>
        <translation>可能发生什么、发生得多频繁，以及各参数的范围。更改会自动保存。</translation>
    </message>
    <message>
        <source>Name of the model, as the network file and the report carry it</source>
        <translation>模型名称，会写入网络文件和报告</translation>
    </message>
    <message>
        <source>&amp;Model name</source>
        <translation>模型名称(&amp;M)</translation>
    </message>
    <message>
        <source>change the model&apos;s name</source>
        <translation>更改模型名称</translation>
    </message>
    <message>
        <source>&amp;States</source>
        <translation>状态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>参数(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next: Simulate</source>
        <translation>下一步：模拟(&amp;N)</translation>
    </message>
    <message>
        <source>Simulate this network at many parameter sets</source>
        <translation>在多组参数下模拟此网络</translation>
    </message>
    <message>
        <source>Problems of the network</source>
        <translation>网络的问题</translation>
    </message>
    <message>
        <source>Enter or a double click jumps to the place</source>
        <translation>按 Enter 或双击可跳转到该处</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>import a network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity, problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <comment>severity, place, problem</comment>
        <translation>%1：%2：%3</translation>
    </message>
    <message>
        <source>No pro&amp;blems</source>
        <translation>没有问题(&amp;B)</translation>
    </message>
    <message>
        <source>Pro&amp;blems (errors: %1, warnings and notes: %2)</source>
        <translation>问题（错误：%1，警告和提示：%2）(&amp;B)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>What can happen, and how often</source>
        <translation>会发生什么，发生得多频繁</translation>
    </message>
    <message>
        <source>Derived quantities</source>
        <translation>派生量</translation>
    </message>
    <message>
        <source>Computed from the counts in trajectories</source>
        <translation>在轨迹中由计数算出</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>Set counts in trajectories when a condition becomes true</source>
        <translation>在轨迹中，当条件成立时设定计数</translation>
    </message>
    <message>
        <source>E&amp;vents (%1)</source>
        <translation>事件（%1）(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Derived quantities (%1)</source>
        <translation>派生量（%1）(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Triggers (%1)</source>
        <translation>触发器（%1）(&amp;T)</translation>
    </message>
    <message>
        <source>Graph, events, derived quantities and triggers</source>
        <translation>图、事件、派生量和触发器</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>图(&amp;G)</translation>
    </message>
    <message>
        <source>(as it was opened)</source>
        <translation>（打开时的状态）</translation>
    </message>
    <message>
        <source>List of edits</source>
        <translation>编辑列表</translation>
    </message>
    <message>
        <source>A click goes back, or forward again, to how the network was then</source>
        <translation>单击可回到（或重新前进到）当时的网络</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>历史记录(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Show the list of edits</source>
        <translation>显示编辑列表</translation>
    </message>
    <message>
        <source>To &amp;begin</source>
        <translation>从这里开始(&amp;B)</translation>
    </message>
    <message>
        <source>This network is empty: add a state for each kind of molecule or cell that is counted, or choose a template.</source>
        <translation>这个网络还是空的：请为每一种要计数的分子或细胞添加一个状态，或选择一个模板。</translation>
    </message>
</context>
<context>
    <name>dyngpt::NetworkTableEditor</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Duplicate the row</source>
        <translation>复制该行</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>删除该行</translation>
    </message>
    <message>
        <source>Move the row up</source>
        <translation>上移该行</translation>
    </message>
    <message>
        <source>Move the row down</source>
        <translation>下移该行</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Copy the rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Cut the rows out</source>
        <translation>剪切行</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>粘贴行</translation>
    </message>
</context>
<context>
    <name>dyngpt::NetworkTableModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>dyngpt::NetworkTables</name>
    <message>
        <source>Markovian</source>
        <translation>马尔可夫</translation>
    </message>
    <message>
        <source>Waiting time</source>
        <translation>等待时间</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数分布</translation>
    </message>
    <message>
        <source>deterministic</source>
        <translation>确定值</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>伽马分布</translation>
    </message>
    <message>
        <source>Weibull</source>
        <translation>韦布尔分布</translation>
    </message>
    <message>
        <source>lognormal</source>
        <translation>对数正态分布</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>at the start</source>
        <translation>开始时</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>argument, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>kind, distribution, arguments</comment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>Propensity</source>
        <translation>倾向函数</translation>
    </message>
    <message>
        <source>The whole propensity of the event per unit of time, for example kdegM*mRNA; empty with a waiting time</source>
        <translation>事件在单位时间内的完整倾向函数，例如 kdegM*mRNA；有等待时间时为空</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>What one firing changes, for example OFF -1, ON +1</source>
        <translation>事件发生一次引起的变化，例如 OFF -1, ON +1</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>时间方式</translation>
    </message>
    <message>
        <source>Markovian: fires with its propensity. Waiting time: every unit that the event removes has a clock of its own. Delay: begins with its propensity and is completed later. Distribution and arguments stand below the table.</source>
        <translation>马尔可夫：按倾向函数发生。等待时间：事件移除的每个单位各有自己的时钟。延迟：按倾向函数开始，稍后完成。分布及其参数在表格下方。</translation>
    </message>
    <message>
        <source>Drive states</source>
        <translation>驱动状态</translation>
    </message>
    <message>
        <source>States that drive the event without being changed by it, separated by commas</source>
        <translation>驱动该事件但不被其改变的状态，用逗号分隔</translation>
    </message>
    <message>
        <source>change %1 of event %2</source>
        <translation>更改事件 %2 的%1</translation>
    </message>
    <message>
        <source>add an event</source>
        <translation>添加事件</translation>
    </message>
    <message>
        <source>duplicate an event</source>
        <translation>复制事件</translation>
    </message>
    <message>
        <source>remove an event</source>
        <translation>删除事件</translation>
    </message>
    <message>
        <source>move an event</source>
        <translation>移动事件</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Name of the parameter as the propensities use it; renaming it here renames it there</source>
        <translation>倾向函数中使用的参数名；在此改名，倾向函数也随之更改</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>下界</translation>
    </message>
    <message>
        <source>Smallest value the simulation tries; above 0</source>
        <translation>模拟所用的最小值；须大于 0</translation>
    </message>
    <message>
        <source>Upper</source>
        <translation>上界</translation>
    </message>
    <message>
        <source>Largest value the simulation tries</source>
        <translation>模拟所用的最大值</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>尺度</translation>
    </message>
    <message>
        <source>How the tried values are spread between the bounds: evenly, or evenly in their logarithm</source>
        <translation>取值在上下界之间的分布方式：均匀，或按对数均匀</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Where trajectories begin and what SBML files carry; empty: the middle of the range</source>
        <translation>轨迹的起始取值，也写入 SBML 文件；留空：取范围的中点</translation>
    </message>
    <message>
        <source>change %1 of parameter %2</source>
        <translation>更改参数 %2 的%1</translation>
    </message>
    <message>
        <source>add a parameter</source>
        <translation>添加参数</translation>
    </message>
    <message>
        <source>duplicate a parameter</source>
        <translation>复制参数</translation>
    </message>
    <message>
        <source>remove a parameter</source>
        <translation>删除参数</translation>
    </message>
    <message>
        <source>move a parameter</source>
        <translation>移动参数</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name of the state as the propensities use it; renaming it here renames it there</source>
        <translation>倾向函数中使用的状态名；在此改名，倾向函数也随之更改</translation>
    </message>
    <message>
        <source>Initial</source>
        <translation>初始值</translation>
    </message>
    <message>
        <source>Count at time 0</source>
        <translation>时间 0 时的计数</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>The simulation records this state and the solver learns its distribution</source>
        <translation>模拟会记录此状态，求解器学习其分布</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>Data hold counts of this state; recorded states that are not observed are summed out</source>
        <translation>数据含有此状态的计数；记录但未观测的状态将被求和消去</translation>
    </message>
    <message>
        <source>Upper bound</source>
        <translation>上界</translation>
    </message>
    <message>
        <source>The solver knows the counts below this number; &quot;auto&quot; takes it from the simulation</source>
        <translation>求解器能处理小于此数的计数；“自动”表示由模拟得出</translation>
    </message>
    <message>
        <source>change %1 of state %2</source>
        <translation>更改状态 %2 的%1</translation>
    </message>
    <message>
        <source>add a state</source>
        <translation>添加状态</translation>
    </message>
    <message>
        <source>duplicate a state</source>
        <translation>复制状态</translation>
    </message>
    <message>
        <source>remove a state</source>
        <translation>删除状态</translation>
    </message>
    <message>
        <source>move a state</source>
        <translation>移动状态</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>量</translation>
    </message>
    <message>
        <source>Name of a quantity that is computed from the counts, for trajectories</source>
        <translation>由计数算出、用于轨迹的量的名称</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>An expression of states and parameters, for example X1 + X2</source>
        <translation>由状态和参数组成的表达式，例如 X1 + X2</translation>
    </message>
    <message>
        <source>change %1 of derived quantity %2</source>
        <translation>更改派生量 %2 的%1</translation>
    </message>
    <message>
        <source>add a derived quantity</source>
        <translation>添加派生量</translation>
    </message>
    <message>
        <source>duplicate a derived quantity</source>
        <translation>复制派生量</translation>
    </message>
    <message>
        <source>remove a derived quantity</source>
        <translation>移除派生量</translation>
    </message>
    <message>
        <source>move a derived quantity</source>
        <translation>移动派生量</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>When this becomes true the counts are set; it may name states, parameters and the time t, for example t &gt;= 25</source>
        <translation>当此条件成立时设定计数；可使用状态、参数和时间 t，例如 t &gt;= 25</translation>
    </message>
    <message>
        <source>New counts</source>
        <translation>新计数</translation>
    </message>
    <message>
        <source>What the states become, for example X = 100; Y = Y + 1</source>
        <translation>各状态变成的值，例如 X = 100; Y = Y + 1</translation>
    </message>
    <message>
        <source>True before 0</source>
        <translation>0 之前为真</translation>
    </message>
    <message>
        <source>The condition counts as true before time 0, so that one which holds from the start sets nothing</source>
        <translation>在时间 0 之前条件视为真，因此一开始就成立的条件不会设定任何值</translation>
    </message>
    <message>
        <source>change %1 of trigger %2</source>
        <translation>更改触发器 %2 的%1</translation>
    </message>
    <message>
        <source>add a trigger</source>
        <translation>添加触发器</translation>
    </message>
    <message>
        <source>duplicate a trigger</source>
        <translation>复制触发器</translation>
    </message>
    <message>
        <source>remove a trigger</source>
        <translation>移除触发器</translation>
    </message>
    <message>
        <source>move a trigger</source>
        <translation>移动触发器</translation>
    </message>
    <message>
        <source>paste events</source>
        <translation>粘贴事件</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>单位：%1</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>For people, such as 1/h: nothing is converted</source>
        <translation>供阅读，例如 1/h：不作任何换算</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示为</translation>
    </message>
    <message>
        <source>How formulas write the name: k_{on} with an index, x^2 raised, \rho for ρ; empty: as it is spelt</source>
        <translation>公式中名称的写法：k_{on} 带下标，x^2 为上标，\rho 表示 ρ；留空：按原样书写</translation>
    </message>
    <message>
        <source>paste parameters</source>
        <translation>粘贴参数</translation>
    </message>
    <message>
        <source>How the drawing and formulas write the name: m_{RNA} with an index, x^2 raised, \rho for ρ; empty: as it is spelt</source>
        <translation>图与公式中名称的写法：m_{RNA} 带下标，x^2 为上标，\rho 表示 ρ；留空：按原样书写</translation>
    </message>
    <message>
        <source>paste states</source>
        <translation>粘贴状态</translation>
    </message>
    <message>
        <source>paste derived quantities</source>
        <translation>粘贴导出量</translation>
    </message>
    <message>
        <source>paste triggers</source>
        <translation>粘贴触发器</translation>
    </message>
</context>
<context>
    <name>dyngpt::NotesDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copies all of them as text</source>
        <translation>以文本形式复制全部说明</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>dyngpt::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>dyngpt::Notifier</name>
    <message>
        <source>%1 after %2</source>
        <translation>%1，用时 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what became of a job, its result</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>dyngpt::NumberField</name>
    <message>
        <source>A number from %1 to %2 is needed here.</source>
        <translation>此处需要 %1 到 %2 之间的数。</translation>
    </message>
</context>
<context>
    <name>dyngpt::Page</name>
    <message>
        <source>Problems on this page</source>
        <translation>此页面上的问题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop this job; what is finished is kept</source>
        <translation>停止此任务；已完成的部分会保留</translation>
    </message>
    <message>
        <source>Cancelling...</source>
        <translation>正在取消...</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>提示：%1</translation>
    </message>
    <message>
        <source>Copy the problems</source>
        <translation>复制这些问题</translation>
    </message>
    <message>
        <source>Copies this text, to be sent or looked up</source>
        <translation>复制此文本，以便发送或查询</translation>
    </message>
    <message>
        <source>Save a cop&amp;y to run this...</source>
        <translation>保存副本以运行(&amp;Y)...</translation>
    </message>
    <message>
        <source>This project can only be looked at; a copy of yours can run the stage</source>
        <translation>此项目只能查看；您自己的副本可以运行此阶段</translation>
    </message>
    <message>
        <source>Queued: take it out</source>
        <translation>已排队：移出队列</translation>
    </message>
    <message>
        <source>This job waits for those before it in the job list. It will run with the settings that this page shows when it starts. Click to take it out of the queue</source>
        <translation>此任务在等待任务列表中排在前面的任务。开始时将使用此页面届时显示的设置。单击可将其移出队列</translation>
    </message>
    <message>
        <source>%1 (waits in the queue until %2 is done, and then takes the settings that this page shows)</source>
        <translation>%1（在队列中等待“%2”完成，届时使用此页面显示的设置）</translation>
    </message>
</context>
<context>
    <name>dyngpt::PairsView</name>
    <message>
        <source>Parameters that cannot be told apart</source>
        <translation>无法区分的参数</translation>
    </message>
    <message>
        <source>Every pair of parameters</source>
        <translation>每一对参数</translation>
    </message>
</context>
<context>
    <name>dyngpt::ParameterPanel</name>
    <message>
        <source>%1, range %2 to %3</source>
        <translation>%1，范围 %2 到 %3</translation>
    </message>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
</context>
<context>
    <name>dyngpt::ParameterSetsPanel</name>
    <message>
        <source>Saved parameter sets</source>
        <translation>已保存的参数组</translation>
    </message>
    <message>
        <source>Enter or a double click applies a set, F2 renames it, Del deletes it. The one that is ticked is drawn beside the present parameters.</source>
        <translation>按回车或双击应用一组参数，F2 重命名，Del 删除。勾选的那一组会与当前参数一起绘出。</translation>
    </message>
    <message>
        <source>Save se&amp;t</source>
        <translation>保存参数组(&amp;T)</translation>
    </message>
    <message>
        <source>Save the present parameters under a name</source>
        <translation>以一个名称保存当前参数</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>应用(&amp;P)</translation>
    </message>
    <message>
        <source>Take the chosen set&apos;s values</source>
        <translation>采用所选参数组的值</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>Give the chosen set another name</source>
        <translation>为所选参数组改名</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Delete the chosen set; Undo brings it back</source>
        <translation>删除所选参数组；可用“撤消”恢复</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>name, number</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Set %1</source>
        <translation>参数组 %1</translation>
    </message>
</context>
<context>
    <name>dyngpt::PauseButton</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with this work</source>
        <translation>继续此工作</translation>
    </message>
    <message>
        <source>Let this work stand still</source>
        <translation>暂停此工作</translation>
    </message>
</context>
<context>
    <name>dyngpt::PlotChart</name>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1
%2: %3
%4: %5</source>
        <translation>%1
%2：%3
%4：%5</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 to %3
%4: %5</source>
        <translation>%1：%2 至 %3
%4：%5</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, %2
%3: %4</source>
        <translation>%1，%2
%3：%4</translation>
    </message>
    <message>
        <source>%1, %2
%3
median: %4
middle half: %5 to %6
5 to 95 %: %7 to %8
worst: %9</source>
        <translation>%1，%2
%3
中位数：%4
中间一半：%5 至 %6
5 至 95 %：%7 至 %8
最差：%9</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1, %2
%3
median: %4
middle half: %5 to %6
95 %: %7 to %8</source>
        <translation>%1，%2
%3
中位数：%4
中间一半：%5 到 %6
95 %：%7 到 %8</translation>
    </message>
    <message>
        <source>%1: %2 to %3</source>
        <translation>%1：%2 到 %3</translation>
    </message>
    <message>
        <source>%1: %2
%3: %4
%5: %6</source>
        <translation>%1：%2
%3：%4
%5：%6</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>dyngpt::PlotView</name>
    <message>
        <source>Click to hide or show this series</source>
        <translation>单击可隐藏或显示此系列</translation>
    </message>
</context>
<context>
    <name>dyngpt::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language of the program; numbers in files never depend on it</source>
        <translation>程序界面的语言；文件中的数字格式与语言无关</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours of the program; printed figures are always light</source>
        <translation>程序的颜色；打印的图始终为浅色</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Size of all text, in percent of the system&apos;s</source>
        <translation>所有文字的大小，以系统文字大小的百分比表示</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>文字大小(&amp;X)</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Colours of the series in all charts; each set can be told apart with any colour vision</source>
        <translation>所有图表中数据系列的颜色；每一套对任何色觉都可区分</translation>
    </message>
    <message>
        <source>&amp;Notify me when a long job ends</source>
        <translation>长任务结束时通知我(&amp;N)</translation>
    </message>
    <message>
        <source>A message of the desktop when a job of more than 20 seconds ends while another window is in front</source>
        <translation>当另一个窗口在前台时，超过 20 秒的任务结束后显示桌面消息</translation>
    </message>
    <message>
        <source>Open projects in a &amp;new window</source>
        <translation>在新窗口中打开项目(&amp;N)</translation>
    </message>
    <message>
        <source>When the window holds a project already; otherwise the new one takes its place</source>
        <translation>当窗口中已有项目时；否则新项目会取代它</translation>
    </message>
    <message>
        <source>&amp;Charts</source>
        <translation>图表(&amp;C)</translation>
    </message>
</context>
<context>
    <name>dyngpt::PriorModel</name>
    <message>
        <source>uniform</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>log-uniform</source>
        <translation>对数均匀</translation>
    </message>
    <message>
        <source>lognormal</source>
        <translation>对数正态分布</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Sigma: standard deviation of the logarithm</source>
        <translation>Sigma：对数的标准差</translation>
    </message>
    <message>
        <source>The fixed value</source>
        <translation>固定值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Lower bound, median, or the fixed value</source>
        <translation>下限、中位数或固定值</translation>
    </message>
    <message>
        <source>Upper bound, or sigma of the logarithm</source>
        <translation>上限，或对数的 sigma</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
</context>
<context>
    <name>dyngpt::ProjectFiles</name>
    <message>
        <source>DynGPT projects (*.dyngpt)</source>
        <translation>DynGPT 项目 (*.dyngpt)</translation>
    </message>
    <message>
        <source>Network files (*.json)</source>
        <translation>网络文件 (*.json)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>new network</source>
        <translation>新网络</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open example</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>项目另存为</translation>
    </message>
    <message>
        <source>%1 is still running. What is finished of it is kept in the project.</source>
        <translation>“%1”仍在运行。已完成的部分会保留在项目中。</translation>
    </message>
    <message>
        <source>A job is running</source>
        <translation>任务正在运行</translation>
    </message>
    <message>
        <source>Cancel the job and close</source>
        <translation>取消任务并关闭</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Unsaved project</source>
        <translation>未保存的项目</translation>
    </message>
    <message>
        <source>The project &quot;%1&quot; has not been saved yet.</source>
        <translation>项目“%1”尚未保存。</translation>
    </message>
    <message>
        <source>Save as...</source>
        <translation>另存为...</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Import network</source>
        <translation>导入网络</translation>
    </message>
    <message>
        <source>Export network</source>
        <translation>导出网络</translation>
    </message>
    <message>
        <source>The network was taken over, with these notes:</source>
        <translation>网络已导入，说明如下：</translation>
    </message>
    <message>
        <source>Network files (*.json *.xml *.sbml)</source>
        <translation>网络文件 (*.json *.xml *.sbml)</translation>
    </message>
    <message>
        <source>Projects and networks (*.dyngpt *.json *.xml *.sbml)</source>
        <translation>项目和网络 (*.dyngpt *.json *.xml *.sbml)</translation>
    </message>
    <message>
        <source>DynGPT networks (*.json)</source>
        <translation>DynGPT 网络 (*.json)</translation>
    </message>
    <message>
        <source>SBML (*.xml *.sbml)</source>
        <translation>SBML (*.xml *.sbml)</translation>
    </message>
    <message>
        <source>The file was written. Other programs may not know:</source>
        <translation>文件已写入。其他程序可能不认识：</translation>
    </message>
    <message>
        <source>Import solver&apos;s weights</source>
        <translation>导入求解器权重</translation>
    </message>
    <message>
        <source>Weights of the reference package (*.pt)</source>
        <translation>参考程序包的权重 (*.pt)</translation>
    </message>
    <message>
        <source>Replace the solver</source>
        <translation>取代求解器</translation>
    </message>
    <message>
        <source>Export solver&apos;s weights</source>
        <translation>导出求解器权重</translation>
    </message>
    <message>
        <source>Only look at it</source>
        <translation>仅查看</translation>
    </message>
    <message>
        <source>Go to that window</source>
        <translation>转到那个窗口</translation>
    </message>
    <message>
        <source>The weights will take the place of the project&apos;s solver. Undo brings it back until the project is closed.</source>
        <translation>这些权重将取代项目中的求解器。项目关闭之前可用“撤销”恢复它。</translation>
    </message>
</context>
<context>
    <name>dyngpt::ProjectHistory</name>
    <message>
        <source>settings of the simulation</source>
        <translation>模拟的设置</translation>
    </message>
    <message>
        <source>settings of the training</source>
        <translation>训练的设置</translation>
    </message>
    <message>
        <source>settings of the inference</source>
        <translation>推断的设置</translation>
    </message>
    <message>
        <source>saved parameter sets</source>
        <translation>已保存的参数组</translation>
    </message>
    <message>
        <source>observed data</source>
        <translation>观测数据</translation>
    </message>
    <message>
        <source>the report&apos;s choices</source>
        <translation>报告的选项</translation>
    </message>
    <message>
        <source>imported weights</source>
        <translation>导入的权重</translation>
    </message>
</context>
<context>
    <name>dyngpt::RateField</name>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Names that fit here</source>
        <translation>可用的名称</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>name, what it is</comment>
        <translation>%1   %2</translation>
    </message>
</context>
<context>
    <name>dyngpt::RatePreview</name>
    <message>
        <source>%1. %2</source>
        <comment>problem, remedy</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Preview of the expression</source>
        <translation>表达式预览</translation>
    </message>
</context>
<context>
    <name>dyngpt::RecentProjects</name>
    <message>
        <source>&amp;Recent projects</source>
        <translation>最近的项目(&amp;R)</translation>
    </message>
    <message>
        <source>Remove from &amp;list</source>
        <translation>从列表移除(&amp;L)</translation>
    </message>
    <message>
        <source>Forgets the project that is marked; its file stays (Delete)</source>
        <translation>从列表中去掉所选项目，文件保留（Delete）</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Enter or a double click opens the project</source>
        <translation>按回车或双击打开项目</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最后修改</translation>
    </message>
    <message>
        <source>not saved: the program ended unexpectedly</source>
        <translation>未保存：程序意外结束</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Moved, deleted, or on a disk that is not there</source>
        <translation>已移动、已删除，或所在磁盘不可用</translation>
    </message>
</context>
<context>
    <name>dyngpt::ReportChoices</name>
    <message>
        <source>What the results come to, in a few sentences</source>
        <translation>用几句话概括结果</translation>
    </message>
    <message>
        <source>The drawn network; states, events with their propensities and parameters</source>
        <translation>网络图；状态、事件及其倾向函数和参数</translation>
    </message>
    <message>
        <source>How the parameter sets were simulated, and how noisy they are</source>
        <translation>参数组如何模拟，以及噪声多大</translation>
    </message>
    <message>
        <source>The loss during training and the settings</source>
        <translation>训练过程中的损失及设置</translation>
    </message>
    <message>
        <source>The solver against simulation, beside the noise floor</source>
        <translation>求解器与模拟的比较，并列噪声下限</translation>
    </message>
    <message>
        <source>Estimates with intervals, the fit and whether to trust them</source>
        <translation>估计值及区间、拟合，以及是否可信</translation>
    </message>
    <message>
        <source>Seeds, versions and hashes of all that the results were made from</source>
        <translation>结果所依据的一切的种子、版本和哈希值</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>各节</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>Ti&amp;tle</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Of the report; empty: from the project&apos;s name</source>
        <translation>报告的标题；留空则取自项目名称</translation>
    </message>
    <message>
        <source>&amp;Author</source>
        <translation>作者(&amp;A)</translation>
    </message>
    <message>
        <source>Stands below the title</source>
        <translation>显示在标题下方</translation>
    </message>
    <message>
        <source>Note&amp;s</source>
        <translation>备注(&amp;S)</translation>
    </message>
    <message>
        <source>Your own text at the head of the report; an empty line begins a paragraph</source>
        <translation>您自己的文字，置于报告开头；空行另起一段</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>纸张(&amp;P)</translation>
    </message>
    <message>
        <source>Size of the pages</source>
        <translation>页面大小</translation>
    </message>
    <message>
        <source>%1 (no results yet)</source>
        <translation>%1（尚无结果）</translation>
    </message>
</context>
<context>
    <name>dyngpt::ReportPage</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Export &amp;HTML…</source>
        <translation>导出 HTML(&amp;H)…</translation>
    </message>
    <message>
        <source>One self-contained page for a browser</source>
        <translation>供浏览器查看的单一独立页面</translation>
    </message>
    <message>
        <source>Every table as a file in a folder</source>
        <translation>每个表格在文件夹中存为一个文件</translation>
    </message>
    <message>
        <source>&amp;Export PDF…</source>
        <translation>导出 PDF(&amp;E)…</translation>
    </message>
    <message>
        <source>The report as a PDF file</source>
        <translation>PDF 文件形式的报告</translation>
    </message>
    <message>
        <source>Export PDF</source>
        <translation>导出 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export HTML</source>
        <translation>导出 HTML</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>存放表格的文件夹</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>What this project holds, with its settings, seeds and versions, ready to print or to share. The choices are kept in the project.</source>
        <translation>本项目的内容及其设置、种子和版本，可供打印或分享。所作选择保存在项目中。</translation>
    </message>
    <message>
        <source>Export t&amp;ables (CSV)…</source>
        <translation>导出表格 (CSV)(&amp;A)…</translation>
    </message>
    <message>
        <source>The report could not be composed.</source>
        <translation>无法编排报告。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>As wide as the window allows</source>
        <translation>与窗口同宽</translation>
    </message>
    <message>
        <source>Open a project: its report is shown here.</source>
        <translation>打开一个项目，其报告将显示在这里。</translation>
    </message>
    <message>
        <source>Composing the report…</source>
        <translation>正在编排报告…</translation>
    </message>
    <message>
        <source>Page %1 of %2 · %3 %</source>
        <translation>第 %1 页，共 %2 页 · %3 %</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>正在写入 %1…</translation>
    </message>
</context>
<context>
    <name>dyngpt::ReportPreview</name>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>Ctrl and the wheel, + and − enlarge; 0 fits the width</source>
        <translation>Ctrl 加滚轮、+ 和 − 可缩放；0 适合宽度</translation>
    </message>
</context>
<context>
    <name>dyngpt::ResourceMeter</name>
    <message>
        <source>Processor cores that this program keeps busy, of those it may use; memory that it holds; graphics card for training</source>
        <translation>此程序占用的处理器核心数与可用核心数；占用的内存；用于训练的显卡</translation>
    </message>
    <message>
        <source>CPU %1/%2</source>
        <translation>CPU %1/%2</translation>
    </message>
    <message>
        <source>Resources: %1</source>
        <translation>资源：%1</translation>
    </message>
</context>
<context>
    <name>dyngpt::SensitivityModel</name>
    <message>
        <source>Not defined here: nothing varies, or the range has no width</source>
        <translation>此处无定义：没有变化，或范围宽度为零</translation>
    </message>
    <message>
        <source>1 % more %1 changes the mean of %2 by %3 %; d mean / d ln %1 = %4</source>
        <translation>%1 增加 1 %，%2 的均值变化 %3 %；d 均值 / d ln %1 = %4</translation>
    </message>
    <message>
        <source>1 % more %1 changes the sd of %2 by %3 %; d sd / d ln %1 = %4</source>
        <translation>%1 增加 1 %，%2 的标准差变化 %3 %；d 标准差 / d ln %1 = %4</translation>
    </message>
    <message>
        <source>Elasticity: the change in percent when the parameter grows by 1 %</source>
        <translation>弹性：参数增加 1 % 时变化的百分比</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Sd</source>
        <translation>标准差</translation>
    </message>
</context>
<context>
    <name>dyngpt::Session</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>it is one of the program&apos;s own examples</source>
        <translation>它是程序自带的示例</translation>
    </message>
    <message>
        <source>it is being edited elsewhere</source>
        <translation>它正在别处被编辑</translation>
    </message>
    <message>
        <source>you may not write to the file or its folder</source>
        <translation>您没有写入该文件或其文件夹的权限</translation>
    </message>
</context>
<context>
    <name>dyngpt::SetView</name>
    <message>
        <source>%1 (count)</source>
        <translation>%1（计数）</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>One state</source>
        <translation>单个状态</translation>
    </message>
    <message>
        <source>&amp;Joint distribution of</source>
        <translation>联合分布(&amp;J)</translation>
    </message>
    <message>
        <source>Joint distribution of</source>
        <translation>联合分布</translation>
    </message>
    <message>
        <source>The two states whose joint distribution is drawn</source>
        <translation>绘制其联合分布的两个状态</translation>
    </message>
    <message>
        <source>&amp;Distribution of</source>
        <translation>分布(&amp;D)</translation>
    </message>
    <message>
        <source>Distribution of</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>The state whose distribution is drawn</source>
        <translation>绘制其分布的状态</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Choose a set in the table to see its distributions.</source>
        <translation>在表格中选择一个参数组以查看其分布。</translation>
    </message>
    <message>
        <source>Choose a set in the table.</source>
        <translation>请在表格中选择一个参数组。</translation>
    </message>
    <message>
        <source>Set %1: computing its distributions…</source>
        <translation>参数组 %1：正在计算分布…</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Set %1: %2</source>
        <translation>参数组 %1：%2</translation>
    </message>
    <message>
        <source>There is no solver&apos;s distribution for this set.</source>
        <translation>该参数组没有求解器的分布。</translation>
    </message>
    <message>
        <source>There is no simulated distribution for this set.</source>
        <translation>该参数组没有模拟的分布。</translation>
    </message>
    <message>
        <source>There is no distribution for this set.</source>
        <translation>该参数组没有分布。</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>Distribution of %1</source>
        <translation>%1 的分布</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确解</translation>
    </message>
    <message>
        <source>E&amp;xact</source>
        <translation>精确解(&amp;X)</translation>
    </message>
    <message>
        <source>All states and pairs</source>
        <translation>所有状态与状态对</translation>
    </message>
    <message>
        <source>C&amp;loser</source>
        <translation>细看(&amp;L)</translation>
    </message>
    <message>
        <source>Solves the master equation for this set, to compare</source>
        <translation>对该参数组求解主方程，用于比较</translation>
    </message>
    <message>
        <source>Solving it exactly…</source>
        <translation>正在精确求解…</translation>
    </message>
    <message>
        <source>Set %1: all states and pairs</source>
        <translation>参数组 %1：所有状态与状态对</translation>
    </message>
    <message>
        <source>Matr&amp;ix</source>
        <translation>矩阵(&amp;I)</translation>
    </message>
</context>
<context>
    <name>dyngpt::SettingsForm</name>
    <message>
        <source>S&amp;eed</source>
        <translation>种子(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Method</source>
        <translation>方法(&amp;M)</translation>
    </message>
    <message>
        <source>All methods are exact; they differ in speed</source>
        <translation>所有方法都是精确的，只是速度不同</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接法</translation>
    </message>
    <message>
        <source>Composition-rejection</source>
        <translation>组合-拒绝法</translation>
    </message>
</context>
<context>
    <name>dyngpt::SideAnswer</name>
    <message>
        <source>%1: %2</source>
        <comment>whose distribution, problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>other parameters or other recorded states than the solver&apos;s</source>
        <translation>参数或记录的状态与求解器不同</translation>
    </message>
</context>
<context>
    <name>dyngpt::SideBar</name>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>dyngpt::SimulatePage</name>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Simulates the network at parameter sets spread over the ranges and keeps the stationary distribution of each: what the solver learns from.</source>
        <translation>在分布于参数范围内的多组参数下模拟网络，并保存每组的稳态分布：这正是求解器的学习材料。</translation>
    </message>
    <message>
        <source>The settings need mending first</source>
        <translation>请先修正设置</translation>
    </message>
    <message>
        <source>The network has errors; mend them on the Network page</source>
        <translation>网络中有错误；请在“网络”页面修正</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>模拟(&amp;S)</translation>
    </message>
    <message>
        <source>Reading the files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Export sets</source>
        <translation>导出参数组</translation>
    </message>
    <message>
        <source>Datasets (*.json)</source>
        <translation>数据集 (*.json)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
    <message>
        <source>%1 of %2 sets</source>
        <translation>%1 / %2 组</translation>
    </message>
    <message>
        <source>%1, %2 sets a second, %3 left</source>
        <translation>%1，每秒 %2 组，剩余 %3</translation>
    </message>
    <message>
        <source>No sets yet. They appear here as they are finished.</source>
        <translation>还没有参数组。完成后会显示在此处。</translation>
    </message>
    <message>
        <source>Imported: %1 training sets, %2 held-out sets</source>
        <translation>已导入：%1 个训练组，%2 个留出组</translation>
    </message>
    <message>
        <source>Simulated: %1 training sets, %2 held-out sets, seed %3</source>
        <translation>已模拟：%1 个训练组，%2 个留出组，种子 %3</translation>
    </message>
    <message>
        <source>Noise floor: available, %1 held-out sets were simulated twice</source>
        <translation>噪声下限：可用，%1 个留出组模拟了两次</translation>
    </message>
    <message>
        <source>Noise floor: not available, no set was simulated twice</source>
        <translation>噪声下限：不可用，没有模拟两次的参数组</translation>
    </message>
    <message>
        <source>Stationary: all sets</source>
        <translation>稳态：所有参数组</translation>
    </message>
    <message>
        <source>The training histograms were left out of this file.</source>
        <translation>此文件中未包含训练组的直方图。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>&amp;Training sets</source>
        <translation>训练组(&amp;T)</translation>
    </message>
    <message>
        <source>Parameter sets the solver learns from</source>
        <translation>供求解器学习的参数组</translation>
    </message>
    <message>
        <source>&amp;Held-out sets</source>
        <translation>留出组(&amp;H)</translation>
    </message>
    <message>
        <source>Parameter sets kept back to judge the solver; each is simulated twice</source>
        <translation>留作评判求解器的参数组；每组模拟两次</translation>
    </message>
    <message>
        <source>The same seed gives the same sets</source>
        <translation>相同的种子得到相同的参数组</translation>
    </message>
    <message>
        <source>In the time unit of the propensities</source>
        <translation>以倾向函数的时间为单位</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Interval</source>
        <translation>间隔(&amp;I)</translation>
    </message>
    <message>
        <source>Time between snapshots</source>
        <translation>快照之间的时间</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Processor cores to use; the result does not depend on it</source>
        <translation>使用的处理器核心数；结果与之无关</translation>
    </message>
    <message>
        <source>I&amp;mport sets...</source>
        <translation>导入参数组(&amp;M)...</translation>
    </message>
    <message>
        <source>Dataset files of the reference package in place of a simulation</source>
        <translation>用参考软件包的数据集文件代替模拟</translation>
    </message>
    <message>
        <source>E&amp;xport sets</source>
        <translation>导出参数组(&amp;X)</translation>
    </message>
    <message>
        <source>Writes a dataset file for the reference package</source>
        <translation>写出供参考软件包使用的数据集文件</translation>
    </message>
    <message>
        <source>Training sets...</source>
        <translation>训练组...</translation>
    </message>
    <message>
        <source>Held-out sets...</source>
        <translation>留出组...</translation>
    </message>
    <message>
        <source>Simulates every set that is not there yet</source>
        <translation>模拟所有尚缺的参数组</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Progress of the simulation</source>
        <translation>模拟的进度</translation>
    </message>
    <message>
        <source>Simulated sets</source>
        <translation>已模拟的参数组</translation>
    </message>
    <message>
        <source>&amp;Next: Train</source>
        <translation>下一步：训练(&amp;N)</translation>
    </message>
    <message>
        <source>Train the solver on these sets</source>
        <translation>用这些参数组训练求解器</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Go on with the simulation</source>
        <translation>继续模拟</translation>
    </message>
    <message>
        <source>Let the simulation stand still; the sets that are being made are finished first</source>
        <translation>让模拟停住；正在生成的参数组会先完成</translation>
    </message>
    <message>
        <source>Paused. %1</source>
        <translation>已暂停。%1</translation>
    </message>
    <message>
        <source>E&amp;nd time</source>
        <translation>结束时间(&amp;N)</translation>
    </message>
    <message>
        <source>The last stretch of time, in which counts are taken</source>
        <translation>最后一段时间，在其中采集计数</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>高级(&amp;V)</translation>
    </message>
    <message>
        <source>Show how counts are taken, by which method, and from which starts</source>
        <translation>显示如何采集计数、采用何种方法、从何处开始</translation>
    </message>
    <message>
        <source>C&amp;ounts</source>
        <translation>计数(&amp;O)</translation>
    </message>
    <message>
        <source>What a state weighs in a set&apos;s distribution: how often it was seen, or how long it stayed</source>
        <translation>一个状态在参数组分布中的权重：被看到的次数，或停留的时间</translation>
    </message>
    <message>
        <source>Residence time</source>
        <translation>停留时间</translation>
    </message>
    <message>
        <source>&amp;Runs a set</source>
        <translation>每组运行次数(&amp;R)</translation>
    </message>
    <message>
        <source>Independent runs whose counts are added in one distribution</source>
        <translation>相互独立的运行，其计数合为一个分布</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>来源(&amp;U)</translation>
    </message>
    <message>
        <source>Simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Exact solver</source>
        <translation>精确求解</translation>
    </message>
    <message>
        <source>Threa&amp;ds</source>
        <translation>线程数(&amp;D)</translation>
    </message>
    <message>
        <source>Second initial &amp;state</source>
        <translation>第二初始状态(&amp;S)</translation>
    </message>
    <message>
        <source>Runs every set once more from another initial state and flags those whose means differ: it takes twice the time</source>
        <translation>从另一初始状态再运行每个参数组一次，并标出均值不同者：用时加倍</translation>
    </message>
    <message>
        <source>%1 a run</source>
        <translation>每次运行 %1 个</translation>
    </message>
    <message>
        <source>Without noise, for Markovian networks of moderate size</source>
        <translation>没有噪声，适用于规模适中的马尔可夫网络</translation>
    </message>
    <message>
        <source>Only for Markovian networks: this one has waiting times, delays or triggers</source>
        <translation>仅适用于马尔可夫网络：此网络含有等待时间、延迟或触发器</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>the halves of the window differ in %1</source>
        <translation>%1 组的窗口前后两半不同</translation>
    </message>
    <message>
        <source>the second start ends elsewhere in %1</source>
        <translation>%1 组从第二初始状态到达别处</translation>
    </message>
    <message>
        <source>Sets that are not stationary: %1 (%2). A later end time lets them settle.</source>
        <translation>未达稳态的参数组：%1（%2）。延后结束时间可使其稳定。</translation>
    </message>
    <message>
        <source>%1, computing time %2</source>
        <translation>%1，计算用时 %2</translation>
    </message>
    <message>
        <source>%1; split halves, median total variation: %2</source>
        <translation>%1；前后两半的总变差中位数：%2</translation>
    </message>
    <message>
        <source>Upper bounds proposed: %1</source>
        <translation>建议的上界：%1</translation>
    </message>
    <message>
        <source>%1 (cuts off at most %2)</source>
        <comment>bound, share</comment>
        <translation>%1（至多截去 %2）</translation>
    </message>
    <message>
        <source>%1 (cuts off nothing)</source>
        <translation>%1（不截去任何部分）</translation>
    </message>
    <message>
        <source>The %1 imported sets will be replaced by simulated ones.</source>
        <translation>导入的 %1 组将被模拟得到的组取代。</translation>
    </message>
    <message>
        <source>The %1 sets stored here took %2 to make. They belong to another network or other settings and will be replaced.</source>
        <translation>此处存储的 %1 组用了 %2 生成。它们属于另一个网络或其他设置，将被取代。</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>取代它们</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留它们</translation>
    </message>
    <message>
        <source>Where the training sets come from; the held-out sets, which judge, are always simulated</source>
        <translation>训练组的来源；用于评判的留出组始终由模拟得到</translation>
    </message>
</context>
<context>
    <name>dyngpt::SolvePage</name>
    <message>
        <source>Solve</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>The solver&apos;s stationary distribution at one choice of parameters. Move a slider and the picture follows.</source>
        <translation>求解器在一组参数下的稳态分布。移动滑块，图形随之变化。</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>没有结果。</translation>
    </message>
    <message>
        <source>Loading the solver…</source>
        <translation>正在加载求解器…</translation>
    </message>
    <message>
        <source>There is no solver yet. Once one is trained, this page shows its distribution at any parameters.</source>
        <translation>还没有求解器。训练完成后，本页显示它在任意参数下的分布。</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>The solver is stale: the network or the sets have changed since it was trained. Comparisons are made with the network as it is now.</source>
        <translation>求解器已过期：训练之后网络或参数组有变化。比较使用现在的网络。</translation>
    </message>
    <message>
        <source>The solver has learned nothing about these parameters.</source>
        <translation>求解器没有学过这些参数。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>whose distribution, problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>From %1 samples, as the joint table would be too large; %2 ms</source>
        <translation>由 %1 个样本得出，因为联合表会过大；%2 毫秒</translation>
    </message>
    <message>
        <source>From the whole joint table of %1 cells; %2 ms</source>
        <translation>由含 %1 个单元的完整联合表得出；%2 毫秒</translation>
    </message>
    <message>
        <source>%1. The known counts have probability %2</source>
        <comment>sentence, number</comment>
        <translation>%1。已知计数的概率为 %2</translation>
    </message>
    <message>
        <source>%1: too rare for the solver to have learned much about them</source>
        <translation>%1：过于罕见，求解器对其了解不多</translation>
    </message>
    <message>
        <source>There is no answer to compare with.</source>
        <translation>没有可比较的结果。</translation>
    </message>
    <message>
        <source>The network has other parameters or recorded states than the solver.</source>
        <translation>网络的参数或记录状态与求解器不同。</translation>
    </message>
    <message>
        <source>A network with triggers has no stationary distribution.</source>
        <translation>含有触发器的网络没有稳态分布。</translation>
    </message>
    <message>
        <source>No exact solution: the network has waiting times or delays.</source>
        <translation>没有精确解：网络含有等待时间或延迟。</translation>
    </message>
    <message>
        <source>One more simulation at these parameters, with the settings of the dataset</source>
        <translation>用数据集的设置在这些参数下再模拟一次</translation>
    </message>
    <message>
        <source>The stationary distribution from the master equation, at these parameters</source>
        <translation>由主方程求得的这些参数下的稳态分布</translation>
    </message>
    <message>
        <source>Simulating…</source>
        <translation>正在模拟…</translation>
    </message>
    <message>
        <source>Solving exactly…</source>
        <translation>正在精确求解…</translation>
    </message>
    <message>
        <source>The parameters have changed: compare again.</source>
        <translation>参数已改变：请重新比较。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Noise: two such simulations would differ in TV by about %1.</source>
        <translation>噪声：两次这样的模拟之间的总变差约为 %1。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Back to the network&apos;s own values, or the middle of the ranges</source>
        <translation>恢复为网络自带的取值，或范围的中点</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy all values as name=value,…, as “dyngpt solve --params” reads them</source>
        <translation>将所有取值复制为 名称=值,… 的形式，可供“dyngpt solve --params”读取</translation>
    </message>
    <message>
        <source>Known counts</source>
        <translation>已知计数</translation>
    </message>
    <message>
        <source>The distribution of the others, given these counts</source>
        <translation>给定这些计数时其他状态的分布</translation>
    </message>
    <message>
        <source>State of the comparison</source>
        <translation>比较的状态</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>比较的进度</translation>
    </message>
    <message>
        <source>Compare with &amp;simulation</source>
        <translation>与模拟比较(&amp;S)</translation>
    </message>
    <message>
        <source>Compare with e&amp;xact solution</source>
        <translation>与精确解比较(&amp;X)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the comparison</source>
        <translation>停止比较</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Known count of %1; below 0: not known</source>
        <translation>%1 的已知计数；小于 0 表示未知</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Go to &amp;Train</source>
        <translation>前往训练(&amp;T)</translation>
    </message>
    <message>
        <source>Train a solver first</source>
        <translation>请先训练求解器</translation>
    </message>
    <message>
        <source>Compare with another solver</source>
        <translation>与另一个求解器比较</translation>
    </message>
    <message>
        <source>Projects and weights of the reference package (*.dyngpt *.pt)</source>
        <translation>项目和参考软件包的权重 (*.dyngpt *.pt)</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>不显示 %1</translation>
    </message>
    <message>
        <source>Compare with an&amp;other solver...</source>
        <translation>与另一个求解器比较(&amp;O)...</translation>
    </message>
    <message>
        <source>No longer draw this solver&apos;s distribution</source>
        <translation>不再绘制此求解器的分布</translation>
    </message>
    <message>
        <source>The distribution of a solver from another project or from a weights file, at the same parameters</source>
        <translation>另一个项目或权重文件中的求解器在相同参数下的分布</translation>
    </message>
    <message>
        <source>What is not drawn beside the solver</source>
        <translation>未能与求解器一同绘出的内容</translation>
    </message>
</context>
<context>
    <name>dyngpt::SolveView</name>
    <message>
        <source>%1 (count)</source>
        <translation>%1（计数）</translation>
    </message>
    <message>
        <source>Joint distribution of</source>
        <translation>联合分布</translation>
    </message>
    <message>
        <source>The two states whose joint distribution is drawn</source>
        <translation>绘制其联合分布的两个状态</translation>
    </message>
    <message>
        <source>&amp;Joint distribution of</source>
        <translation>联合分布(&amp;J)</translation>
    </message>
    <message>
        <source>Whose joint distribution</source>
        <translation>联合分布的来源</translation>
    </message>
    <message>
        <source>The solver&apos;s, or what it is compared with</source>
        <translation>求解器，或与其比较的对象</translation>
    </message>
    <message>
        <source>Joint distribution</source>
        <translation>联合分布</translation>
    </message>
    <message>
        <source>Mean and standard deviation of every state</source>
        <translation>每个状态的均值和标准差</translation>
    </message>
    <message>
        <source>Sensitivities of</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>The state whose mean and sd answer to the parameters</source>
        <translation>其均值和标准差随参数变化的状态</translation>
    </message>
    <message>
        <source>Sensiti&amp;vities of</source>
        <translation>灵敏度(&amp;V)</translation>
    </message>
    <message>
        <source>Change of mean and sd in percent when a parameter grows by 1 %, the strongest first</source>
        <translation>参数增加 1 % 时均值和标准差变化的百分比，最强者在前</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>One state has no joint distribution.</source>
        <translation>只有一个状态，没有联合分布。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>pair of states, whose</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Change in % when a parameter grows by 1 %</source>
        <translation>参数增加 1 % 时的变化（%）</translation>
    </message>
</context>
<context>
    <name>dyngpt::TrainPage</name>
    <message>
        <source>Quick (a few minutes)</source>
        <translation>快速（几分钟）</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Reference (as published)</source>
        <translation>参考（按已发表的设置）</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>all steps done</source>
        <translation>已完成所有步数</translation>
    </message>
    <message>
        <source>held-out loss no longer fell</source>
        <translation>留出损失不再下降</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>optimiser steps</source>
        <translation>优化步数</translation>
    </message>
    <message>
        <source>KL divergence (nats)</source>
        <translation>KL 散度（nat）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The solver learns the stationary distribution from the simulated parameter sets. Then it can be validated.</source>
        <translation>求解器从模拟的参数组中学习稳态分布。之后即可验证。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>How long and how carefully to train</source>
        <translation>训练多久、多细致</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>Where to compute; automatic takes a graphics card (CUDA) if there is one</source>
        <translation>在何处计算；“自动”会在有显卡时使用显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>The same seed gives the same solver</source>
        <translation>相同的种子得到相同的求解器</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程(&amp;H)</translation>
    </message>
    <message>
        <source>Processor cores to use</source>
        <translation>使用的处理器核心数</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>Show the settings behind the preset</source>
        <translation>显示预设所含的设置</translation>
    </message>
    <message>
        <source>Start a&amp;new</source>
        <translation>重新开始(&amp;N)</translation>
    </message>
    <message>
        <source>Forget the interrupted training instead of going on with it</source>
        <translation>放弃中断的训练，不再继续</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Train the solver with these settings</source>
        <translation>用这些设置训练求解器</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步数(&amp;S)</translation>
    </message>
    <message>
        <source>Optimiser steps</source>
        <translation>优化步数</translation>
    </message>
    <message>
        <source>Sets per step</source>
        <translation>每步组数</translation>
    </message>
    <message>
        <source>Parameter sets in one step</source>
        <translation>每一步中的参数组数</translation>
    </message>
    <message>
        <source>Peak rate</source>
        <translation>峰值学习率</translation>
    </message>
    <message>
        <source>Largest learning rate</source>
        <translation>最大的学习率</translation>
    </message>
    <message>
        <source>Final rate</source>
        <translation>最终学习率</translation>
    </message>
    <message>
        <source>Learning rate at the end of the cosine</source>
        <translation>余弦调度结束时的学习率</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises</source>
        <translation>学习率上升阶段的步数</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>On matrices only (AdamW)</source>
        <translation>仅用于矩阵 (AdamW)</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Largest gradient norm; 0 for none</source>
        <translation>最大梯度范数；0 表示不限</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between two looks at the held-out sets</source>
        <translation>两次检查留出组之间的步数</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心</translation>
    </message>
    <message>
        <source>Evaluations without a better held-out loss before training stops</source>
        <translation>留出损失不再改善时，停止训练前的评估次数</translation>
    </message>
    <message>
        <source>no early stop</source>
        <translation>不提前停止</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Transformer blocks</source>
        <translation>Transformer 模块数</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Feed forward</source>
        <translation>前馈层</translation>
    </message>
    <message>
        <source>Width of the layer between blocks</source>
        <translation>模块之间层的宽度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Press Train to see how the loss falls, on the training sets and on the held-out sets.</source>
        <translation>按“训练”查看训练组和留出组上的损失如何下降。</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>目前进展</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Optimiser steps done</source>
        <translation>已完成的优化步数</translation>
    </message>
    <message>
        <source>Held-out KL</source>
        <translation>留出 KL</translation>
    </message>
    <message>
        <source>Mean divergence of the solver from the held-out sets, joint distribution</source>
        <translation>求解器与留出组联合分布的平均散度</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>Smallest held-out KL; these weights are kept</source>
        <translation>最小的留出 KL；保留此时的权重</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Remaining while training, taken when done</source>
        <translation>训练时为剩余时间，完成后为所用时间</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the training runs</source>
        <translation>训练所在的设备</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Why the training ended</source>
        <translation>训练为何结束</translation>
    </message>
    <message>
        <source>The training sets were left out of this copy: simulate them again first</source>
        <translation>此副本未包含训练组：请先重新模拟</translation>
    </message>
    <message>
        <source>Simulate parameter sets first</source>
        <translation>请先模拟参数组</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>There are no simulated parameter sets yet: simulate first.</source>
        <translation>还没有模拟的参数组：请先模拟。</translation>
    </message>
    <message>
        <source>Training sets so far: %1. A solver worth using needs thousands.</source>
        <translation>目前的训练组数：%1。可用的求解器需要数千组。</translation>
    </message>
    <message>
        <source>The parameter sets are stale: the network has changed since they were simulated.</source>
        <translation>参数组已过期：模拟之后网络有变动。</translation>
    </message>
    <message>
        <source>This solver is stale: what it was trained from has changed since. Train again.</source>
        <translation>此求解器已过期：其训练依据此后有变动。请重新训练。</translation>
    </message>
    <message>
        <source>A training with these settings was interrupted: Resume goes on where it stopped.</source>
        <translation>使用这些设置的训练曾被中断：“继续”会从停止处接着训练。</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>%1 nats at step %2</source>
        <translation>%1 nat，第 %2 步</translation>
    </message>
    <message>
        <source>cancelled; the earlier solver is kept</source>
        <translation>已取消；保留先前的求解器</translation>
    </message>
    <message>
        <source>took %1</source>
        <translation>用时 %1</translation>
    </message>
    <message>
        <source>Fine-t&amp;uning</source>
        <translation>微调(&amp;U)</translation>
    </message>
    <message>
        <source>Show the second part of the training. It pays where sets are few and the solver&apos;s samples show states that their histograms lack; after a full training on whole histograms it seldom does, and the better of the two solvers is kept</source>
        <translation>显示训练的第二部分。当参数组很少、求解器的样本会出现直方图中没有的状态时才值得；在完整直方图上充分训练之后通常没有好处，程序会保留两个求解器中较好的一个</translation>
    </message>
    <message>
        <source>Attention heads; they share the width</source>
        <translation>注意力头；它们共用宽度</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Numbers a token; the heads share them</source>
        <translation>每个记号的数的个数；由各头共用</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Share of the past in a running mean of the weights, which is then judged and kept; 0 for none</source>
        <translation>权重滑动平均中过去所占的份额，评判和保留的是该平均；0 表示不平均</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数值精度</translation>
    </message>
    <message>
        <source>single precision</source>
        <translation>单精度</translation>
    </message>
    <message>
        <source>double precision</source>
        <translation>双精度</translation>
    </message>
    <message>
        <source>Tuning steps</source>
        <translation>微调步数</translation>
    </message>
    <message>
        <source>Steps after the others</source>
        <translation>在其他步之后的步数</translation>
    </message>
    <message>
        <source>no fine-tuning</source>
        <translation>不微调</translation>
    </message>
    <message>
        <source>What the fine-tuning minimises</source>
        <translation>微调所最小化的量</translation>
    </message>
    <message>
        <source>KL divergence of the solver</source>
        <translation>求解器的 KL 散度</translation>
    </message>
    <message>
        <source>KL divergence, weighted</source>
        <translation>加权 KL 散度</translation>
    </message>
    <message>
        <source>Squared difference</source>
        <translation>平方差</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Solver&apos;s states</source>
        <translation>求解器的状态数</translation>
    </message>
    <message>
        <source>States a set that are drawn from the solver</source>
        <translation>每个参数组中从求解器抽取的状态数</translation>
    </message>
    <message>
        <source>Data&apos;s states</source>
        <translation>数据的状态数</translation>
    </message>
    <message>
        <source>States a set that are drawn from its histogram, each as likely</source>
        <translation>每个参数组中从直方图等概率抽取的状态数</translation>
    </message>
    <message>
        <source>First rate</source>
        <translation>初始学习率</translation>
    </message>
    <message>
        <source>Learning rate at the begin</source>
        <translation>开始时的学习率</translation>
    </message>
    <message>
        <source>Last rate</source>
        <translation>最终学习率</translation>
    </message>
    <message>
        <source>With these settings the solver that is there will be fine-tuned.</source>
        <translation>使用这些设置将对现有的求解器进行微调。</translation>
    </message>
    <message>
        <source>Rows per set</source>
        <translation>每组行数</translation>
    </message>
    <message>
        <source>Most distinct prefixes of a set in one step; larger sets are sampled, anew each time</source>
        <translation>一步中每个参数组最多的不同前缀数；更大的组每次重新抽样</translation>
    </message>
    <message>
        <source>whole sets</source>
        <translation>完整的组</translation>
    </message>
    <message>
        <source>imported from a file</source>
        <translation>从文件导入</translation>
    </message>
    <message>
        <source>Tail weight</source>
        <translation>尾部权重</translation>
    </message>
    <message>
        <source>Weight of the variance that the solver puts beyond the counts a set shows: keeps far tails light; 0 for cross-entropy alone</source>
        <translation>求解器在参数集所示计数之外所置方差的权重：使远尾保持轻；0 表示只用交叉熵</translation>
    </message>
    <message>
        <source>Double precision is for reference work: it takes twice as long. Mixed precision needs a CUDA device, whose tensor cores then do the matrix products; it pays for wide networks</source>
        <translation>双精度用于参考计算：耗时加倍。混合精度需要 CUDA 设备，由其张量核心计算矩阵乘积；网络较宽时才有收益</translation>
    </message>
    <message>
        <source>mixed precision</source>
        <translation>混合精度</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>dyngpt::TrajectoriesPage</name>
    <message>
        <source>Trajectories</source>
        <translation>轨迹</translation>
    </message>
    <message>
        <source>How the network behaves over time at one choice of parameters. Move a slider and the picture follows.</source>
        <translation>网络在一组选定参数下随时间的行为。移动滑块，图随之更新。</translation>
    </message>
    <message>
        <source>%1 runs, %2 events, %3 s</source>
        <translation>%1 次运行，%2 个事件，%3 秒</translation>
    </message>
    <message>
        <source>Export numbers</source>
        <translation>导出数值</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>&amp;Values of the network</source>
        <translation>网络的取值(&amp;V)</translation>
    </message>
    <message>
        <source>Back to the network&apos;s own values, or the middle of the ranges</source>
        <translation>恢复为网络自带的取值，或范围的中点</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;End time</source>
        <translation>结束时间(&amp;E)</translation>
    </message>
    <message>
        <source>In the time unit of the propensities</source>
        <translation>以倾向函数的时间为单位</translation>
    </message>
    <message>
        <source>Ru&amp;ns</source>
        <translation>运行次数(&amp;N)</translation>
    </message>
    <message>
        <source>Independent simulations</source>
        <translation>相互独立的模拟</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>Show seed, grid, method and threads</source>
        <translation>显示种子、网格、方法和线程数</translation>
    </message>
    <message>
        <source>The same seed gives the same runs</source>
        <translation>相同的种子给出相同的运行</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>网格(&amp;G)</translation>
    </message>
    <message>
        <source>Intervals into which the time is divided</source>
        <translation>时间被划分成的区间数</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程(&amp;H)</translation>
    </message>
    <message>
        <source>Processor cores to use; the result does not depend on it</source>
        <translation>使用的处理器核心数；结果与之无关</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>所有核心</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>States and derived quantities to draw</source>
        <translation>要绘制的状态和派生量</translation>
    </message>
    <message>
        <source>&amp;Simulate</source>
        <translation>模拟(&amp;S)</translation>
    </message>
    <message>
        <source>Simulate once more with these settings</source>
        <translation>用这些设置再模拟一次</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop; the picture stays as it was</source>
        <translation>停止；图保持原样</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>M&amp;ean</source>
        <translation>均值(&amp;E)</translation>
    </message>
    <message>
        <source>Mean of all runs</source>
        <translation>所有运行的均值</translation>
    </message>
    <message>
        <source>&amp;Mean ± sd</source>
        <translation>均值 ± 标准差(&amp;M)</translation>
    </message>
    <message>
        <source>One standard deviation on either side of the mean</source>
        <translation>均值两侧各一个标准差</translation>
    </message>
    <message>
        <source>&amp;5 to 95 %</source>
        <translation>5 % 到 95 %(&amp;5)</translation>
    </message>
    <message>
        <source>Between these quantiles lie nine tenths of the runs</source>
        <translation>十分之九的运行位于这两个分位数之间</translation>
    </message>
    <message>
        <source>&amp;Least to most</source>
        <translation>最小到最大(&amp;L)</translation>
    </message>
    <message>
        <source>Between the lowest and the highest run</source>
        <translation>最低与最高的运行之间</translation>
    </message>
    <message>
        <source>Single &amp;paths</source>
        <translation>单条路径(&amp;P)</translation>
    </message>
    <message>
        <source>The first runs, each as a line</source>
        <translation>最初的若干次运行，各画成一条线</translation>
    </message>
    <message>
        <source>Counts over time</source>
        <translation>计数随时间的变化</translation>
    </message>
    <message>
        <source>Progress of the runs</source>
        <translation>运行的进度</translation>
    </message>
    <message>
        <source>E&amp;xport numbers</source>
        <translation>导出数值(&amp;X)</translation>
    </message>
    <message>
        <source>Statistics or paths as comma-separated values</source>
        <translation>以逗号分隔值导出统计量或路径</translation>
    </message>
    <message>
        <source>&amp;Mean and sd...</source>
        <translation>均值和标准差(&amp;M)...</translation>
    </message>
    <message>
        <source>&amp;All statistics...</source>
        <translation>全部统计量(&amp;A)...</translation>
    </message>
    <message>
        <source>Single &amp;paths...</source>
        <translation>单条路径(&amp;P)...</translation>
    </message>
    <message>
        <source>The runs appear here as soon as the network can be simulated.</source>
        <translation>网络一旦可以模拟，运行结果就会显示在这里。</translation>
    </message>
    <message>
        <source>Choose what to draw: an output on the left, and mean, band or paths above.</source>
        <translation>请选择要绘制的内容：左侧选输出，上方选均值、区间或路径。</translation>
    </message>
    <message>
        <source>%1: least to most</source>
        <translation>%1：最小到最大</translation>
    </message>
    <message>
        <source>%1: 5 to 95 %</source>
        <translation>%1：5 % 到 95 %</translation>
    </message>
    <message>
        <source>%1: mean ± sd</source>
        <translation>%1：均值 ± 标准差</translation>
    </message>
    <message>
        <source>%1: paths</source>
        <translation>%1：路径</translation>
    </message>
    <message>
        <source>%1: mean</source>
        <translation>%1：均值</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>count</source>
        <translation>计数</translation>
    </message>
</context>
<context>
    <name>dyngpt::TrustView</name>
    <message>
        <source>Cali&amp;brate</source>
        <translation>校准(&amp;B)</translation>
    </message>
    <message>
        <source>Ranks of the truth</source>
        <translation>真值的秩</translation>
    </message>
    <message>
        <source>How often intervals hold the truth</source>
        <translation>区间包含真值的频率</translation>
    </message>
    <message>
        <source>Data sets that are simulated and inferred; 300 or more tell well</source>
        <translation>模拟并推断的数据集个数；300 个以上较为可靠</translation>
    </message>
    <message>
        <source>Cells in each of them: best as many as you have</source>
        <translation>每个数据集的细胞数：最好与您的数据一样多</translation>
    </message>
    <message>
        <source>Simulatio&amp;ns</source>
        <translation>模拟次数(&amp;N)</translation>
    </message>
    <message>
        <source>Cells in each</source>
        <translation>每次的细胞数</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Calibration; choose a parameter to see its ranks</source>
        <translation>校准；选择一个参数查看其秩</translation>
    </message>
    <message>
        <source>Simulates data with known parameters and infers them with the method and priors on the left: are the intervals right?</source>
        <translation>用已知参数模拟数据，并用左侧的方法和先验推断：区间是否正确？</translation>
    </message>
    <message>
        <source>A 95 % interval should hold the truth 95 times in 100. Whether it does with this solver and method is tried on simulated data: Calibrate.</source>
        <translation>95 % 区间应在 100 次中有 95 次包含真值。这个求解器和方法是否做到，用模拟数据检验：请点击“校准”。</translation>
    </message>
    <message>
        <source>Calibrate to see this picture.</source>
        <translation>校准后显示此图。</translation>
    </message>
    <message>
        <source>Ranks of the true %1: even if calibrated</source>
        <translation>%1 真值的秩：校准时均匀</translation>
    </message>
    <message>
        <source>99 % band of even ranks</source>
        <translation>均匀秩的 99 % 带</translation>
    </message>
    <message>
        <source>simulations</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>bin of the rank, from lowest to highest</source>
        <translation>秩的分箱，从低到高</translation>
    </message>
    <message>
        <source>99 % band</source>
        <translation>99 % 带</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>interval (%)</source>
        <translation>区间（%）</translation>
    </message>
    <message>
        <source>held the truth (%)</source>
        <translation>包含真值（%）</translation>
    </message>
    <message>
        <source>Method: %1.</source>
        <translation>方法：%1。</translation>
    </message>
</context>
<context>
    <name>dyngpt::ValidatePage</name>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>How close is the solver to the simulation, on parameter sets it has never seen? None is left out.</source>
        <translation>在求解器从未见过的参数组上，它与模拟有多接近？没有任何一组被排除。</translation>
    </message>
    <message>
        <source>&amp;Validate</source>
        <translation>验证(&amp;V)</translation>
    </message>
    <message>
        <source>Compare the solver with every held-out set</source>
        <translation>在每个留出组上比较求解器与模拟</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>概览(&amp;O)</translation>
    </message>
    <message>
        <source>Held-out &amp;sets</source>
        <translation>留出组(&amp;S)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The state whose mean and standard deviation are compared</source>
        <translation>比较其均值和标准差的状态</translation>
    </message>
    <message>
        <source>S&amp;tate</source>
        <translation>状态(&amp;T)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Held-out sets; choose one to see its distributions</source>
        <translation>留出组；选择一个可查看其分布</translation>
    </message>
    <message>
        <source>There are no held-out sets: simulate some first</source>
        <translation>没有留出组：请先模拟</translation>
    </message>
    <message>
        <source>Train a solver first</source>
        <translation>请先训练求解器</translation>
    </message>
    <message>
        <source>No project is open.</source>
        <translation>没有打开的项目。</translation>
    </message>
    <message>
        <source>There is no solver yet: train one first.</source>
        <translation>还没有求解器：请先训练。</translation>
    </message>
    <message>
        <source>These results are stale: the solver or the held-out sets have changed since. Validate again.</source>
        <translation>这些结果已过期：求解器或留出组此后有变动。请重新验证。</translation>
    </message>
    <message>
        <source>Without a second simulation of the held-out sets there is no noise floor to compare the solver with.</source>
        <translation>留出组没有第二次模拟，因此没有可与求解器比较的噪声下限。</translation>
    </message>
    <message>
        <source>Not validated yet.</source>
        <translation>尚未验证。</translation>
    </message>
    <message>
        <source>Press Validate to compare the solver with the simulation.</source>
        <translation>按“验证”将求解器与模拟作比较。</translation>
    </message>
    <message>
        <source>Held-out sets compared: %1
Time taken: %2</source>
        <translation>已比较的留出组数：%1
用时：%2</translation>
    </message>
    <message>
        <source>held-out sets</source>
        <translation>留出组</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>参数组 %1</translation>
    </message>
    <message>
        <source>Mean of %1</source>
        <translation>%1 的均值</translation>
    </message>
    <message>
        <source>simulation (count)</source>
        <translation>模拟（计数）</translation>
    </message>
    <message>
        <source>solver (count)</source>
        <translation>求解器（计数）</translation>
    </message>
    <message>
        <source>Standard deviation of %1</source>
        <translation>%1 的标准差</translation>
    </message>
    <message>
        <source>No exact solution: the network has waiting times or delays.</source>
        <translation>没有精确解：网络含有等待时间或延迟。</translation>
    </message>
    <message>
        <source>No exact solution: the network has triggers.</source>
        <translation>没有精确解：网络含有触发器。</translation>
    </message>
    <message>
        <source>No exact solution: the network has changed since these sets were made.</source>
        <translation>没有精确解：这些参数组生成之后网络已更改。</translation>
    </message>
    <message>
        <source>Validate first.</source>
        <translation>请先验证。</translation>
    </message>
    <message>
        <source>Solves the master equation for some of the held-out sets: how far solver and simulation are from the truth</source>
        <translation>对部分留出组求解主方程：求解器和模拟离真实分布有多远</translation>
    </message>
    <message>
        <source>By the median KL the solver is, for every state, as close to the simulation as a second simulation is: no difference can be seen.</source>
        <translation>按 KL 中位数，对每个状态，求解器与模拟的接近程度都不亚于第二次模拟：看不出差别。</translation>
    </message>
    <message>
        <source>By the median KL the solver is farther from the simulation than a second simulation is (%1): a longer training or more sets would help.</source>
        <translation>按 KL 中位数，求解器与模拟的差距大于第二次模拟（%1）：延长训练或增加参数组会有帮助。</translation>
    </message>
    <message>
        <source>By the median KL as close as a second simulation: %1. Farther than that: %2; a longer training or more sets would help.</source>
        <translation>按 KL 中位数，与第二次模拟同样接近：%1。差距更大：%2；延长训练或增加参数组会有帮助。</translation>
    </message>
    <message>
        <source>The worst set is number %1: total variation %2.</source>
        <translation>最差的是参数组 %1：总变差 %2。</translation>
    </message>
    <message>
        <source>The worst set is number %1: total variation %2, noise floor %3.</source>
        <translation>最差的是参数组 %1：总变差 %2，噪声下限 %3。</translation>
    </message>
    <message>
        <source>Closer to the exact solutions than the simulation is: %1.</source>
        <translation>比模拟更接近精确解：%1。</translation>
    </message>
    <message>
        <source>Farther from the exact solutions than the simulation is: %1.</source>
        <translation>比模拟离精确解更远：%1。</translation>
    </message>
    <message>
        <source>Solved exactly: %1</source>
        <translation>已精确求解：%1</translation>
    </message>
    <message>
        <source>The solver&apos;s distributions are taken from %1 draws a set, so that they carry noise of their own.</source>
        <translation>求解器的分布取自每组 %1 次抽样，因此自身带有噪声。</translation>
    </message>
    <message>
        <source>solver from simulation</source>
        <translation>求解器与模拟</translation>
    </message>
    <message>
        <source>noise floor: second simulation</source>
        <translation>噪声下限：第二次模拟</translation>
    </message>
    <message>
        <source>solver from exact</source>
        <translation>求解器与精确解</translation>
    </message>
    <message>
        <source>simulation from exact</source>
        <translation>模拟与精确解</translation>
    </message>
    <message>
        <source>%1 over all held-out sets</source>
        <translation>所有留出组的%1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>the %1 worst</source>
        <translation>最差的 %1 组</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>How far the solver is from its reference: in the box plots, the summary and the table of the sets</source>
        <translation>求解器与参照的差距：用于箱线图、汇总表和参数组表</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>度量(&amp;M)</translation>
    </message>
    <message>
        <source>Lo&amp;garithmic axis</source>
        <translation>对数坐标(&amp;G)</translation>
    </message>
    <message>
        <source>The box plots&apos; axis</source>
        <translation>箱线图的坐标轴</translation>
    </message>
    <message>
        <source>Sets to solve exactly</source>
        <translation>精确求解的参数组数</translation>
    </message>
    <message>
        <source>How many of the held-out sets, evenly spread over them</source>
        <translation>取多少个留出组，均匀分布</translation>
    </message>
    <message>
        <source>&amp;Compare with exact solutions</source>
        <translation>与精确解比较(&amp;C)</translation>
    </message>
    <message>
        <source>Solver against its references, rows by state</source>
        <translation>求解器与各参照的比较，按状态分行</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Only the 20 &amp;worst</source>
        <translation>仅最差的 20 组(&amp;W)</translation>
    </message>
    <message>
        <source>The sets with the largest distance (joint total variation)</source>
        <translation>距离（联合总变差）最大的参数组</translation>
    </message>
    <message>
        <source>Export ta&amp;ble (CSV)…</source>
        <translation>导出表格 (CSV)(&amp;B)…</translation>
    </message>
    <message>
        <source>All held-out sets, a line each, with every measure of every state</source>
        <translation>所有留出组，每组一行，含每个状态的每种度量</translation>
    </message>
    <message>
        <source>Mea&amp;n and sd</source>
        <translation>均值与标准差(&amp;N)</translation>
    </message>
    <message>
        <source>Sets to solve exactl&amp;y</source>
        <translation>精确求解的参数组数(&amp;Y)</translation>
    </message>
    <message>
        <source>It runs or waits in the job list</source>
        <translation>它正在运行，或在任务列表中等待</translation>
    </message>
</context>
<context>
    <name>dyngpt::ValidationSummaryModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>noise floor
median</source>
        <translation>噪声下限
中位数</translation>
    </message>
    <message>
        <source>noise floor
90 %</source>
        <translation>噪声下限
90 %</translation>
    </message>
    <message>
        <source>noise floor
worst</source>
        <translation>噪声下限
最差</translation>
    </message>
    <message>
        <source>mean error
median</source>
        <translation>均值误差
中位数</translation>
    </message>
    <message>
        <source>mean error
90 %</source>
        <translation>均值误差
90 %</translation>
    </message>
    <message>
        <source>sd error
median</source>
        <translation>标准差误差
中位数</translation>
    </message>
    <message>
        <source>sd error
90 %</source>
        <translation>标准差误差
90 %</translation>
    </message>
    <message>
        <source>KL, no ε</source>
        <translation>KL（无 ε）</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>总变差</translation>
    </message>
    <message>
        <source>Hellinger</source>
        <translation>Hellinger</translation>
    </message>
    <message>
        <source>mean error</source>
        <translation>均值误差</translation>
    </message>
    <message>
        <source>sd error</source>
        <translation>标准差误差</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>KL divergence without epsilon</source>
        <translation>KL 散度（不加 ε）</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>总变差</translation>
    </message>
    <message>
        <source>Hellinger distance</source>
        <translation>Hellinger 距离</translation>
    </message>
    <message>
        <source>Error of the mean</source>
        <translation>均值误差</translation>
    </message>
    <message>
        <source>Error of the standard deviation</source>
        <translation>标准差误差</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 散度</translation>
    </message>
    <message>
        <source>%1 (nats)</source>
        <translation>%1（nat）</translation>
    </message>
    <message>
        <source>%1 (relative)</source>
        <translation>%1（相对）</translation>
    </message>
    <message>
        <source>%1 (0 to 1)</source>
        <translation>%1（0 到 1）</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>exact (%1 sets)</source>
        <translation>精确解（%1 组）</translation>
    </message>
    <message>
        <source>What the solver is compared with</source>
        <translation>求解器的比较对象</translation>
    </message>
    <message>
        <source>The same between two independent simulations: a solver cannot be seen to be better than this. Against exact solutions: how far the simulation is from them</source>
        <translation>两次独立模拟之间的同一度量：求解器再好也无法低于此值显现出来。与精确解比较时：模拟与精确解的差距</translation>
    </message>
    <message>
        <source>%1 of the solver from its reference, over all held-out sets compared</source>
        <translation>求解器相对参照的%1，涵盖所有比较过的留出组</translation>
    </message>
    <message>
        <source>|solver - reference| relative to the reference</source>
        <translation>|求解器 - 参照| 相对于参照</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>%1
median</source>
        <translation>%1
中位数</translation>
    </message>
    <message>
        <source>%1
90 %</source>
        <translation>%1
90 %</translation>
    </message>
    <message>
        <source>%1
worst</source>
        <translation>%1
最差</translation>
    </message>
</context>
<context>
    <name>dyngpt::ViolinsView</name>
    <message>
        <source>All parameters, each over its prior&apos;s range</source>
        <translation>所有参数，各自在其先验范围内</translation>
    </message>
    <message>
        <source>posterior</source>
        <translation>后验</translation>
    </message>
    <message>
        <source>true value</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>place in the prior&apos;s range (0 lower, 1 upper end)</source>
        <translation>在先验范围中的位置（0 为下端，1 为上端）</translation>
    </message>
</context>
<context>
    <name>dyngpt::WelcomePage</name>
    <message>
        <source>&lt;h1&gt;DynGPT Studio&lt;/h1&gt;&lt;p&gt;From a reaction network to its stationary distribution and from observed counts to its parameters.&lt;/p&gt;</source>
        <translation>&lt;h1&gt;DynGPT Studio&lt;/h1&gt;&lt;p&gt;从反应网络到其稳态分布，从观测计数到其参数。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;New network</source>
        <translation>新建网络(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open...</source>
        <translation>打开(&amp;O)...</translation>
    </message>
    <message>
        <source>A project (.dyngpt) or a network file (.json, or SBML). Dropping it on this window does the same.</source>
        <translation>项目 (.dyngpt) 或网络文件（.json 或 SBML）。拖放到此窗口也可打开。</translation>
    </message>
    <message>
        <source>Examples, solved and ready; what opens is a copy to play with</source>
        <translation>示例，已求解可直接使用；打开的是供试用的副本</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>导览(&amp;G)</translation>
    </message>
    <message>
        <source>Two minutes through a solved example, page by page.</source>
        <translation>用两分钟逐页浏览一个已求解的示例。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Begin with an empty one and add states and events.</source>
        <translation>从空网络开始，添加状态和事件。</translation>
    </message>
    <message>
        <source>New &amp;from a template</source>
        <translation>从模板新建(&amp;F)</translation>
    </message>
    <message>
        <source>A network that is close to yours, to be changed</source>
        <translation>与您的网络相近的网络，可在其上修改</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>Import sets</source>
        <translation>导入参数组</translation>
    </message>
    <message>
        <source>Export sets</source>
        <translation>导出参数组</translation>
    </message>
    <message>
        <source>Compare with exact solutions</source>
        <translation>与精确解比较</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>The program ended while it ran; resume it to go on</source>
        <translation>程序在其运行时结束；恢复即可继续</translation>
    </message>
    <message>
        <source>What was finished is kept</source>
        <translation>已完成的部分保留</translation>
    </message>
    <message>
        <source>%1 failed, and this needs its result</source>
        <translation>“%1”失败，而此任务需要其结果</translation>
    </message>
    <message>
        <source>%1 was cancelled, and this needs its result</source>
        <translation>“%1”已取消，而此任务需要其结果</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Stationary distributions of reaction networks.</source>
        <translation>反应网络的稳态分布。</translation>
    </message>
    <message>
        <source>Project (.dyngpt) or network (.json) to open.</source>
        <translation>要打开的项目 (.dyngpt) 或网络 (.json)。</translation>
    </message>
    <message>
        <source>Open a copy of a bundled example.</source>
        <translation>打开捆绑示例的副本。</translation>
    </message>
    <message>
        <source>Write the project&apos;s report to this file (.pdf or .html) and leave; needs no display.</source>
        <translation>将项目的报告写入此文件（.pdf 或 .html）后退出；不需要显示器。</translation>
    </message>
    <message>
        <source>Paper of that report: A4 or Letter.</source>
        <translation>该报告的纸张：A4 或 Letter。</translation>
    </message>
    <message>
        <source>Sections of that report, with commas: summary, network, simulation, training, validation, inference, provenance.</source>
        <translation>该报告的各节，以逗号分隔：summary, network, simulation, training, validation, inference, provenance。</translation>
    </message>
</context>
<context>
    <name>network</name>
    <message>
        <source>State %1, initial value</source>
        <translation>状态 %1，初始值</translation>
    </message>
    <message>
        <source>State %1, recorded</source>
        <translation>状态 %1，记录</translation>
    </message>
    <message>
        <source>State %1, observed</source>
        <translation>状态 %1，观测</translation>
    </message>
    <message>
        <source>State %1, upper bound</source>
        <translation>状态 %1，上界</translation>
    </message>
    <message>
        <source>State %1, name</source>
        <translation>状态 %1，名称</translation>
    </message>
    <message>
        <source>Event %1, transition</source>
        <translation>事件 %1，转移</translation>
    </message>
    <message>
        <source>Event %1, drive states</source>
        <translation>事件 %1，驱动状态</translation>
    </message>
    <message>
        <source>Event %1, propensity</source>
        <translation>事件 %1，倾向函数</translation>
    </message>
    <message>
        <source>Parameter %1, lower bound</source>
        <translation>参数 %1，下界</translation>
    </message>
    <message>
        <source>Parameter %1, upper bound</source>
        <translation>参数 %1，上界</translation>
    </message>
    <message>
        <source>Parameter %1, name</source>
        <translation>参数 %1，名称</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Recorded states</source>
        <translation>记录状态</translation>
    </message>
    <message>
        <source>Observed states</source>
        <translation>观测状态</translation>
    </message>
    <message>
        <source>Event %1, timing</source>
        <translation>事件 %1，时间方式</translation>
    </message>
    <message>
        <source>Parameter %1, scale</source>
        <translation>参数 %1，尺度</translation>
    </message>
    <message>
        <source>Parameter %1, value</source>
        <translation>参数 %1，值</translation>
    </message>
    <message>
        <source>Derived quantity %1, formula</source>
        <translation>派生量 %1，公式</translation>
    </message>
    <message>
        <source>Derived quantity %1, name</source>
        <translation>派生量 %1，名称</translation>
    </message>
    <message>
        <source>Trigger %1, new counts</source>
        <translation>触发器 %1，新计数</translation>
    </message>
    <message>
        <source>Trigger %1, at the start</source>
        <translation>触发器 %1，开始时</translation>
    </message>
    <message>
        <source>Trigger %1, condition</source>
        <translation>触发器 %1，条件</translation>
    </message>
    <message>
        <source>Derived quantities</source>
        <translation>派生量</translation>
    </message>
    <message>
        <source>Triggers</source>
        <translation>触发器</translation>
    </message>
    <message>
        <source>State %1, display name</source>
        <translation>状态 %1，显示名称</translation>
    </message>
    <message>
        <source>Parameter %1, unit</source>
        <translation>参数 %1，单位</translation>
    </message>
    <message>
        <source>Parameter %1, display name</source>
        <translation>参数 %1，显示名称</translation>
    </message>
</context>
<context>
    <name>stage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Infer</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>过期</translation>
    </message>
    <message>
        <source>Simulates the network at many parameter sets and keeps the stationary distribution of each. A cancelled run goes on where it stopped.</source>
        <translation>在多组参数下模拟网络，并保存每组的稳态分布。取消后再次运行会从停止处继续。</translation>
    </message>
    <message>
        <source>Teaches the solver, a neural network, the stationary distribution as a function of the parameters. The weights that do best on held-out sets are kept.</source>
        <translation>让求解器（一种神经网络）学习稳态分布如何随参数变化。保留在留出组上表现最好的权重。</translation>
    </message>
    <message>
        <source>Compares the solver with the simulation on every held-out set. The noise floor is the difference of two simulations of the same set.</source>
        <translation>在每个留出组上将求解器与模拟作比较。噪声下限是同一组两次模拟之间的差异。</translation>
    </message>
    <message>
        <source>Finds the parameters that explain observed counts: load a table, say which column is which state, and run.</source>
        <translation>寻找能解释观测计数的参数：加载表格，指明各列对应的状态，然后运行。</translation>
    </message>
    <message>
        <source>Everything the project holds, with settings, seeds and versions, as a page to read, print or hand on.</source>
        <translation>项目的全部内容，包括设置、种子和版本，可供阅读、打印或转交。</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>Asks the trained solver at parameters of your choice: the distribution follows the sliders, known counts give the distribution of the others. Sensitivities say by how many percent mean and sd change when a parameter grows by 1 %. A fresh simulation and the exact solution can be laid over the picture.</source>
        <translation>在任选的参数下询问训练好的求解器：分布随滑块变化，给定已知计数可得到其他状态的分布。灵敏度说明参数增加 1 % 时均值和标准差变化百分之几。可以叠加一次新的模拟和精确解。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>The states, events and parameters of the network. Every propensity is the whole rate of its event; problems are listed below the tables. The graph is there to draw in: drag from node to node with Shift, double-click a name, a propensity or a number to change it. While a propensity is written, names are completed (Ctrl+Space offers all) and it stands as mathematics below. Rows can be copied to another window. Edit &gt; History lists every edit.</source>
        <translation>网络的状态、事件和参数。每个倾向函数都是其事件的完整速率；问题列在表格下方。可以直接在图中绘制：按住 Shift 从一个节点拖到另一个节点；双击名称、倾向函数或数目即可更改。书写倾向函数时会补全名称（Ctrl+空格列出全部），并在下方以数学形式显示。行可以复制到另一个窗口。“编辑 &gt; 历史记录”列出每一次编辑。</translation>
    </message>
</context>
<context>
    <name>templates</name>
    <message>
        <source>Birth and death</source>
        <translation>生灭过程</translation>
    </message>
    <message>
        <source>One kind of molecule is made and lost.</source>
        <translation>一种分子的产生与消失。</translation>
    </message>
    <message>
        <source>Telegraph gene</source>
        <translation>电报基因</translation>
    </message>
    <message>
        <source>A gene switches on and off and makes mRNA while it is on.</source>
        <translation>基因开关切换，开启时产生 mRNA。</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>A protein represses its own synthesis.</source>
        <translation>蛋白质抑制自身的合成。</translation>
    </message>
    <message>
        <source>Cascade</source>
        <translation>级联</translation>
    </message>
    <message>
        <source>steps that hand a signal on.</source>
        <translation>步，将信号逐级传递。</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>%1. %2</source>
        <comment>problem, remedy</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>place, problem</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
</TS>
