using System.IO.Ports;
using System.Runtime.InteropServices;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoV2G.Hal.Host.Modbus;

namespace NanoV2G.Tests.Host;

/// <summary>The serial port of a PC, proved on a pseudo terminal: its other end is what a meter would be.</summary>
[TestClass]
public sealed class HostSerialLineTest
{
    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public void Bytes_go_both_ways_reading_never_waits_and_a_pulled_adapter_is_a_silent_line()
    {
        using PseudoTerminal meter = new();
        using HostSerialLine line = new(meter.Name, 9600, Parity.None);
        byte[] buffer = new byte[16];
        Assert.AreEqual(0, line.BytesAvailable);
        Assert.AreEqual(0, line.Read(buffer, 0, 16));

        line.Write([9, 1, 4, 0], 1, 3);
        CollectionAssert.AreEqual(new byte[] { 1, 4, 0 }, meter.Read(3));

        meter.Write([1, 4, 2, 0x11]);
        Assert.IsTrue(SpinWait.SpinUntil(() => line.BytesAvailable == 4, 5000));
        Assert.AreEqual(3, line.Read(buffer, 2, 3), "no more than asked for");
        Assert.AreEqual(1, line.BytesAvailable);
        Assert.AreEqual(1, line.Read(buffer, 5, 8), "no more than there is");
        CollectionAssert.AreEqual(new byte[] { 0, 0, 1, 4, 2, 0x11 }, buffer[..6]);

        line.Dispose();
        Assert.AreEqual(0, line.BytesAvailable);
        Assert.AreEqual(0, line.Read(buffer, 0, 16));
        line.Write([1], 0, 1);
    }

    private sealed class PseudoTerminal : IDisposable
    {
        private const int ReadWriteNoControl = 0x102;
        private readonly FileStream _stream;

        public PseudoTerminal()
        {
            int descriptor = OpenPseudoTerminal(ReadWriteNoControl);
            Assert.IsTrue(descriptor >= 0 && Grant(descriptor) == 0 && Unlock(descriptor) == 0);
            Microsoft.Win32.SafeHandles.SafeFileHandle handle = new(descriptor, ownsHandle: true);
            _stream = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
            Name = Marshal.PtrToStringAnsi(NameOf(descriptor))!;
        }

        public string Name { get; }

        public byte[] Read(int count)
        {
            byte[] buffer = new byte[count];
            _stream.ReadExactly(buffer);
            return buffer;
        }

        public void Write(byte[] bytes) => _stream.Write(bytes);

        public void Dispose() => _stream.Dispose();

        [DllImport("libc", EntryPoint = "posix_openpt")]
        private static extern int OpenPseudoTerminal(int flags);

        [DllImport("libc", EntryPoint = "grantpt")]
        private static extern int Grant(int descriptor);

        [DllImport("libc", EntryPoint = "unlockpt")]
        private static extern int Unlock(int descriptor);

        [DllImport("libc", EntryPoint = "ptsname")]
        private static extern nint NameOf(int descriptor);
    }
}
