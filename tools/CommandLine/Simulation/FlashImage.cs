using System.IO.Compression;
using NanoV2G.Hal.Simulated.Storage;
using NanoV2G.Tools.Commands;

namespace NanoV2G.Tools.Simulation;

/// <summary>
/// A unit's flash as a file on the PC: a zip archive of the files on it, each as it is there. Equal flash gives equal bytes.
/// </summary>
public static class FlashImage
{
    /// <summary>The earliest time that a zip archive knows: the files of a flash have none.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the image of a flash; a file that is there is replaced as a whole or not at all.</summary>
    /// <param name="store">The flash.</param>
    /// <param name="path">Path of the image.</param>
    public static void Save(SimulatedFileStore store, string path)
    {
        string unfinished = path + ".part";
        using (FileStream file = File.Create(unfinished))
        using (ZipArchive archive = new(file, ZipArchiveMode.Create))
        {
            for (int place = 0; place < store.Places; place++)
            {
                if (store.NameAt(place) is string name)
                {
                    Add(archive, name, Content(store, name));
                }
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Puts the files of an image on a flash that is new.</summary>
    /// <param name="path">Path of the image.</param>
    /// <param name="store">The flash.</param>
    /// <exception cref="UserInputException">The image cannot be used.</exception>
    public static void Load(string path, SimulatedFileStore store)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                byte[] content = new byte[entry.Length];
                using Stream stream = entry.Open();
                stream.ReadExactly(content);
                if (!store.Append(entry.FullName, content, 0, content.Length))
                {
                    throw new UserInputException($"{path}: the file \"{entry.FullName}\" of {content.Length} bytes does not fit on the flash; expected an image that a simulation has written.");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UserInputException($"{path}: the flash image cannot be read ({exception.Message.TrimEnd('.')}); expected one that a soak has written.");
        }
    }

    private static byte[] Content(SimulatedFileStore store, string name)
    {
        byte[] content = new byte[store.GetLength(name)];
        store.Read(name, 0, content, 0, content.Length);
        return content;
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name);
        entry.LastWriteTime = NoTime;
        using Stream stream = entry.Open();
        stream.Write(content);
    }
}
