using NanoV2G.Tools.Boards.Pins;

namespace NanoV2G.Tools.Boards.Drawing;

/// <summary>The tables of a board's page, written from its data.</summary>
public static class BoardPage
{
    /// <summary>Writes the tables of a board's page anew.</summary>
    /// <param name="page">The page's text.</param>
    /// <param name="board">The board.</param>
    /// <param name="installation">The text on the installation around the controller, the same on every page.</param>
    /// <returns>The page's new text.</returns>
    public static string Update(string page, Board board, string installation)
    {
        string file = $"boards/{board.Name}/README.md";
        page = Page.Replace(page, "facts", Facts(board), file);
        page = Page.Replace(page, "cannot", string.Concat(board.Cannot.Select(line => $"- {line}\n")), file);
        page = Page.Replace(page, "wiring", Wiring(board), file);
        page = Page.Replace(page, "levels", Levels(board), file);
        page = Page.Replace(page, "reserved", Reserved(board), file);
        page = Page.Replace(page, "installation", installation, file);
        return Page.Replace(page, "sources", Sources(board), file);
    }

    private static string Facts(Board board)
    {
        string tls = board.MutualTls == "supported" ? "expected to fit (not measured on this board)" : "no, unless somebody measures that it fits";
        return Page.Table(
            ["", ""],
            [
                ["Firmware image", $"`{board.Target}`"],
                ["Module", $"{board.Module}, {board.FlashMegabytes} MB flash, {(board.Psram ? "PSRAM" : "no PSRAM")}"],
                ["Network", board.Network.How],
                ["Mutual TLS", tls],
                ["File system, application", $"{board.Memory.FileSystemKilobytes} KB, {board.Memory.DeploymentKilobytes} KB"],
                ["Heap", board.Memory.ManagedHeap],
                ["Bus 1 (boundary)", $"{board.Buses.Boundary.Port}, {board.Buses.Boundary.Baud} baud, {PinWords.Direction(board.Buses.Boundary)}"],
                ["Bus 2 (asset, inverter)", $"{board.Buses.Asset.Port}, {board.Buses.Asset.Baud} baud, {PinWords.Direction(board.Buses.Asset)}"],
                ["Terminals", string.Join(", ", board.Terminals.Select(terminal => $"{terminal.Key}: {terminal.Value}"))],
            ]);
    }

    private static string Wiring(Board board)
    {
        return Page.Table(
            ["Function", "GPIO", "Connector", "Pull", "Remark"],
            PinWords.InOrder(board).Select(row => (IReadOnlyList<string>)
            [
                row.Function.Text, $"{row.Pin.Gpio}", row.Pin.Connector, PinWords.Pull(row.Pin.Pull),
                string.Join(". ", new[] { row.Pin.Note, row.Pin.Strap is null ? null : $"Strapping pin: {row.Pin.Strap}" }.Where(text => text is not null)),
            ]));
    }

    private static string Levels(Board board)
    {
        return Page.Table(
            ["Function", "GPIO", "Reset", "Boot", "Hang", "Update"],
            PinWords.InOrder(board).Select(row => (IReadOnlyList<string>)
            [
                row.Function.Text, $"{row.Pin.Gpio}", PinWords.Level(row.Pin.Levels.Reset), PinWords.Level(row.Pin.Levels.Boot),
                PinWords.Level(row.Pin.Levels.Hang), PinWords.Level(row.Pin.Levels.Update),
            ]));
    }

    private static string Reserved(Board board)
    {
        return Page.Table(
            ["GPIO", "Use", "What", "Source"],
            board.Reserved.Select(held => (IReadOnlyList<string>)[string.Join(", ", held.Gpios), held.Use, held.What, string.Join(", ", held.Sources)]));
    }

    private static string Sources(Board board)
    {
        string used = Page.Table(
            ["Function", "GPIO", "Source"],
            PinWords.InOrder(board).Select(row => (IReadOnlyList<string>)[row.Function.Text, $"{row.Pin.Gpio}", string.Join(", ", row.Pin.Sources)]));
        string sources = Page.Table(
            ["Source", "What", "Where", "Confidence"],
            board.Sources.Select(source => (IReadOnlyList<string>)[source.Key, source.Value.What, $"<{source.Value.Where}>", source.Value.Confidence]));
        return used + "\n" + sources;
    }
}
