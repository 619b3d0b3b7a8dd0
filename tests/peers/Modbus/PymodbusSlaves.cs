using NanoV2G.Hal.Host.Modbus;
using NanoV2G.Hal.Modbus;
using System.Diagnostics;
using System.IO.Ports;

namespace NanoV2G.Tests.Peers.Modbus;

/// <summary>Slaves by pymodbus behind a pseudo terminal, with a serial line of ours at its other end.</summary>
internal sealed class PymodbusSlaves : IDisposable
{
    /// <summary>SDM230 of the script.</summary>
    public const int BoundaryMeter = 1;

    /// <summary>SDM120 of the script.</summary>
    public const int AssetMeter = 2;

    /// <summary>SunSpec inverter of the script.</summary>
    public const int Inverter = 3;

    public const int Baud = 9600;

    private readonly PeerProcess _process;
    private readonly HostSerialLine _line;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public PymodbusSlaves()
    {
        Peer.RequirePythonModule("pymodbus.server", "python3-pymodbus python3-serial python3-serial-asyncio");
        _process = PeerProcess.Start(Peer.Python, Path.Combine(AppContext.BaseDirectory, "Modbus", "pymodbus_slaves.py"));
        _line = new HostSerialLine(_process.TakeLine(), Baud, Parity.None);
        Bus = new FieldBus(_line, Baud, 4);
        Master = new ModbusRtuMaster(_line, Baud);
        AwaitServer();
    }

    /// <summary>A bus on the line, for drivers. Not together with <see cref="Master"/>.</summary>
    public FieldBus Bus { get; }

    /// <summary>A master on the line, for single requests.</summary>
    public ModbusRtuMaster Master { get; }

    public long NowMs => _clock.ElapsedMilliseconds;

    /// <summary>Steps the bus every 10 ms, as a board does, until something is true.</summary>
    public void RunUntil(Func<bool> isTrue, string what)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!isTrue())
        {
            Assert.IsLessThan(PeerProcess.Patience, waited.Elapsed, $"{what}: {Describe(Bus.Master)}; {_process.Errors}");
            Bus.Step(NowMs);
            Thread.Sleep(10);
        }
    }

    /// <summary>Steps the bus for a time.</summary>
    public void Run(int milliseconds)
    {
        long end = NowMs + milliseconds;
        RunUntil(() => NowMs >= end, "time");
    }

    /// <summary>Finishes the request that the master has begun.</summary>
    public ModbusStatus Finish()
    {
        while (Master.Step(NowMs) == ModbusStatus.Busy)
        {
            Thread.Sleep(10);
        }

        return Master.Status;
    }

    /// <summary>What becomes of replies from now on: <c>none</c>, <c>crc</c>, <c>silence</c>.</summary>
    public void Disturb(string how) => Assert.AreEqual("disturbed", Ask("disturb " + how));

    /// <summary>Holding registers as pymodbus itself holds them.</summary>
    public int[] Registers(int slave, int first, int count) =>
        [.. Ask($"registers {slave} {first} {count}").Split(' ').Select(int.Parse)];

    public void Dispose()
    {
        _line.Dispose();
        _process.Dispose();
    }

    private static string Describe(ModbusRtuMaster master) =>
        $"{master.RequestCount} requests, {master.FailureCounts[(int)ModbusError.Timeout]} time-outs, {master.FailureCounts[(int)ModbusError.BadCrc]} CRC errors, {master.FailureCounts[(int)ModbusError.Exception]} exceptions";

    private void AwaitServer()
    {
        Stopwatch waited = Stopwatch.StartNew();
        do
        {
            Assert.IsLessThan(PeerProcess.Patience, waited.Elapsed, _process.Errors);
            Master.BeginRead(ModbusFunction.ReadInput, BoundaryMeter, 0, 2, 500, NowMs);
        }
        while (Finish() != ModbusStatus.Completed);
    }

    private string Ask(string command)
    {
        _process.WriteLine(command);
        return _process.TakeLine();
    }
}
