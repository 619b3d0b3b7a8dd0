namespace System.IO.Ports;

/// <summary>Takes the place of the serial port, which the PC build has no need of: the check goes by the name.</summary>
public sealed class SerialPort
{
    public int BytesToRead => 0;

    public int ReadByte() => 0;

    public int Read(byte[] buffer, int offset, int count) => 0;
}
