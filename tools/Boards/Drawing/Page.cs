using System.Text;
using NanoV2G.Tools.Boards.Schema;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>Replaces the parts of a page that are written from data: whatever stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
public static class Page
{
    /// <summary>Writes one part anew.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="name">Name of the part.</param>
    /// <param name="content">What shall stand in it.</param>
    /// <param name="file">The page's name in the error.</param>
    /// <returns>The page's new text.</returns>
    /// <exception cref="DataFileException">The page has no such part.</exception>
    public static string Replace(string page, string name, string content, string file)
    {
        string begin = $"<!-- {name} -->";
        string end = $"<!-- /{name} -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new DataFileException($"{file}: found no part between {begin} and {end}, expected both, since that part is written from data.");
        }

        return string.Concat(page.AsSpan(0, from + begin.Length), "\n", content, page.AsSpan(to));
    }

    /// <summary>A table in Markdown.</summary>
    /// <param name="head">The column heads.</param>
    /// <param name="rows">The rows.</param>
    /// <returns>The table, ending in a line feed.</returns>
    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder text = new();
        Line(head);
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", head.Count))).Append('\n');
        foreach (IReadOnlyList<string> row in rows)
        {
            Line(row);
        }

        return text.ToString();

        void Line(IEnumerable<string> cells)
        {
            text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|"))).Append(" |\n");
        }
    }
}
