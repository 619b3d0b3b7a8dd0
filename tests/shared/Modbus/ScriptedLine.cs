using NanoV2G.Hal.Modbus;

namespace NanoV2G.Tests.Modbus;

/// <summary>A line on which the test says what arrives, and sees what was sent.</summary>
internal sealed class ScriptedLine : ISerialLine
{
    private readonly byte[] _arrived = new byte[4096];
    private int _head;
    private int _tail;

    /// <summary>The last bytes written; null before the first.</summary>
    public byte[] Sent;

    public int WriteCount;

    public int BytesAvailable => _tail - _head;

    public void Arrive(byte[] bytes)
    {
        Arrive(bytes, 0, bytes.Length);
    }

    public void Arrive(byte[] bytes, int offset, int count)
    {
        if (_head == _tail)
        {
            _head = 0;
            _tail = 0;
        }

        for (int index = 0; index < count; index++)
        {
            _arrived[_tail] = bytes[offset + index];
            _tail++;
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        int read = BytesAvailable < count ? BytesAvailable : count;
        for (int index = 0; index < read; index++)
        {
            buffer[offset + index] = _arrived[_head];
            _head++;
        }

        return read;
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        Sent = new byte[count];
        for (int index = 0; index < count; index++)
        {
            Sent[index] = buffer[offset + index];
        }

        WriteCount++;
    }
}
