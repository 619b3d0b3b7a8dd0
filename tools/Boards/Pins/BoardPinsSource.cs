using System.Text;

namespace NanoV2G.Tools.Boards.Pins;

/// <summary>Writes the device application's <c>firmware/Device/BoardPins.cs</c> from a board's data.</summary>
public static class BoardPinsSource
{
    /// <summary>Path of the file, from the root of the repository.</summary>
    public static readonly string RelativePath = Path.Combine("firmware", "Device", "BoardPins.cs");

    /// <summary>Writes the text for one board.</summary>
    /// <param name="board">The board.</param>
    /// <returns>The text of the file.</returns>
    public static string For(Board board)
    {
        StringBuilder lines = new();
        Pin("contactorDrive");
        Pin("secondContactorDrive");
        Pin("supervisorPulse");
        lines.Append($"        pins.BoundaryPort = \"{board.Buses.Boundary.Port}\";\n");
        Pin("boundaryTransmit");
        Pin("boundaryReceive");
        Pin("boundaryDirection");
        lines.Append($"        pins.AssetPort = \"{board.Buses.Asset.Port}\";\n");
        Pin("assetTransmit");
        Pin("assetReceive");
        Pin("assetDirection");
        Pin("inputsClock");
        Pin("inputsLoad");
        Pin("inputsData");
        Pin("clockData");
        Pin("clockClock");
        lines.Append($"        pins.IsWifi = {(board.HasEthernet ? "false" : "true")};\n");
        return $$"""
            using NanoV2G.Hal.Esp32.Pins;

            namespace NanoV2G.Firmware.Device;

            /// <summary>
            /// The pins of the board that the application is built for: those of <c>boards/{{board.Name}}/board.json</c>.
            /// For another board this file is replaced by the one written from that board's data.
            /// </summary>
            public static class BoardPins
            {
                /// <summary>The board's pins.</summary>
                /// <returns>A new object.</returns>
                public static Esp32Pins Create()
                {
                    Esp32Pins pins = new Esp32Pins();
            {{lines.ToString().TrimEnd('\n')}}
                    return pins;
                }
            }

            """.ReplaceLineEndings("\n");

        void Pin(string name)
        {
            if (board.Pins.TryGetValue(name, out BoardPin? pin))
            {
                lines.Append($"        pins.{char.ToUpperInvariant(name[0])}{name[1..]} = {pin.Gpio};\n");
            }
        }
    }

    /// <summary>Whether an application built here is for a board: its pins are that board's, and the image is younger than they are.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="board">The board.</param>
    /// <param name="image">The application's image.</param>
    /// <returns>Null when it is, otherwise one sentence with the cause and the cure.</returns>
    public static string? Problem(string root, Board board, string image)
    {
        string path = Path.Combine(root, RelativePath);
        string cure = $"run \"tools/nanov2g boards pins {board.Name}\" and build firmware/nanoV2G.nfproj anew";
        if (!File.Exists(path) || File.ReadAllText(path).ReplaceLineEndings("\n") != For(board))
        {
            return $"{RelativePath} holds other pins than boards/{board.Name}/board.json: {cure}.";
        }

        return File.Exists(image) && File.GetLastWriteTimeUtc(image) < File.GetLastWriteTimeUtc(path)
            ? $"{image} is older than {RelativePath} and may hold the pins of another board: {cure}."
            : null;
    }
}
