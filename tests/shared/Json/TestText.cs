namespace NanoV2G.Tests.Json;

/// <summary>Bytes as text, for comparing.</summary>
public static class TestText
{
    /// <summary>The text of bytes from an index.</summary>
    public static string Of(byte[] bytes, int start, int length)
    {
        char[] characters = new char[length];
        for (int index = 0; index < length; index++)
        {
            characters[index] = (char)bytes[start + index];
        }

        return new string(characters, 0, length);
    }
}
