using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Wire;

/// <summary>A serial port whose far end is a test.</summary>
internal sealed class FakePort : ISerialLine
{
    public List<byte> Incoming { get; } = [];

    public List<byte> Sent { get; } = [];

    public bool IsEchoing { get; init; }

    public int BytesAvailable => Incoming.Count;

    public int Read(byte[] buffer, int offset, int count)
    {
        int read = Math.Min(count, Incoming.Count);
        Incoming.CopyTo(0, buffer, offset, read);
        Incoming.RemoveRange(0, read);
        return read;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        Sent.AddRange(buffer.AsSpan(offset, count));
        if (IsEchoing)
        {
            Incoming.AddRange(buffer.AsSpan(offset, count));
        }
    }
}
