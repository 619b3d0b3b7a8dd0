using System.Xml.Linq;
using NanoV2G.Tools.Boards.Drawing;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tests.Boards;

/// <summary>Drawings and tables in <c>boards/</c> are those that the data give.</summary>
[TestClass]
public sealed class DrawnFilesTest
{
    [TestMethod]
    public void DrawingsAndTablesFollowTheData()
    {
        foreach ((string path, string text) in DrawnFiles.All(BoardSamples.Folder))
        {
            string there = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty;
            Assert.IsTrue(there == text, $"{path} differs from what its data give: run tools/nanov2g boards draw and look at it.");
        }
    }

    [TestMethod]
    public void DrawingsAreXml()
    {
        foreach ((string path, string text) in DrawnFiles.All(BoardSamples.Folder).Where(file => file.Path.EndsWith(".svg", StringComparison.Ordinal)))
        {
            Assert.AreEqual("svg", XDocument.Parse(text).Root!.Name.LocalName, path);
        }
    }

    [TestMethod]
    public void TheWholeFolderIsWithoutProblems()
    {
        Assert.AreEqual(string.Empty, string.Join("\n", DrawnFiles.Problems(BoardSamples.Folder)));
    }

    [TestMethod]
    public void APageWithoutItsPartIsNamed()
    {
        DataFileException missing = Assert.ThrowsExactly<DataFileException>(() => Page.Replace("no part", "wiring", "x", "boards/x/README.md"));
        Assert.AreEqual("boards/x/README.md: found no part between <!-- wiring --> and <!-- /wiring -->, expected both, since that part is written from data.", missing.Message);
    }

    [TestMethod]
    public void ALinkInAPageLeadsSomewhere()
    {
        foreach (string page in Directory.EnumerateFiles(BoardSamples.Folder.Path, "*.md", SearchOption.AllDirectories))
        {
            foreach (string target in LinksIn(File.ReadAllText(page)).Where(target => !target.Contains("://") && target[0] != '#'))
            {
                string path = Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0]);
                Assert.IsTrue(File.Exists(path) || Directory.Exists(path), $"{page}: found a link to {target}, expected a file there.");
            }
        }
    }

    private static IEnumerable<string> LinksIn(string text)
    {
        for (int at = text.IndexOf("](", StringComparison.Ordinal); at >= 0; at = text.IndexOf("](", at + 2, StringComparison.Ordinal))
        {
            int end = text.IndexOf(')', at);
            yield return text[(at + 2)..end];
        }
    }
}
