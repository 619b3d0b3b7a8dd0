using NanoV2G.Tests.DeviceStandIns.Files;

namespace System.IO;

/// <summary>
/// Stand-in for the device's File (nanoFramework.System.IO.FileSystem 1.1.93): Move throws when the destination exists,
/// Delete throws while the file is open.
/// </summary>
public static class File
{
    public static bool Exists(string path)
    {
        return Flash.ContentOf(path) != null;
    }

    public static void Delete(string path)
    {
        if (Flash.IsOpen(path))
        {
            throw new IOException();
        }

        Flash.Remove(path);
    }

    public static void Move(string sourceFileName, string destFileName)
    {
        if (!Exists(sourceFileName) || Exists(destFileName) || Flash.IsOpen(sourceFileName))
        {
            throw new IOException();
        }

        Flash.Commit(destFileName, Flash.ContentOf(sourceFileName));
        Flash.Remove(sourceFileName);
    }
}
