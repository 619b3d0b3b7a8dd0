"""Modbus RTU slaves by pymodbus on a pseudo terminal, serving the register maps that the makers publish.

Slave 1: Eastron SDM230, slave 2: Eastron SDM120, slave 3: a SunSpec inverter with models 1, 701, 704, 713.
Prints the name of the terminal, then answers one line for each line of standard input, and ends with it:

  disturb none|crc|silence      what becomes of replies from now on
  registers SLAVE FIRST COUNT   holding registers as pymodbus holds them
"""

import asyncio
import os
import pty
import struct
import sys
import threading
import tty

from pymodbus.datastore import (
    ModbusSequentialDataBlock,
    ModbusServerContext,
    ModbusSlaveContext,
    ModbusSparseDataBlock,
)
from pymodbus.server import StartAsyncSerialServer

try:
    from pymodbus import FramerType

    RTU = FramerType.RTU
except ImportError:
    from pymodbus.transaction import ModbusRtuFramer as RTU

# Input registers, each an IEEE 754 single in two registers, high word first. Every value is another, so that a wrong
# register is seen.
EASTRON = {
    0x0000: 230.2,  # voltage, V
    0x0006: 12.345,  # current, A
    0x000C: -2803.5,  # active power, W
    0x0012: 2841.9,  # apparent power, VA
    0x0018: 466.0,  # reactive power, var
    0x001E: -0.9865,  # power factor
    0x0046: 50.02,  # frequency, Hz
    0x0048: 1234.567,  # import active energy, kWh
    0x004A: 89.012,  # export active energy, kWh
    0x004C: 3.25,  # import reactive energy, kvarh
    0x004E: 4.75,  # export reactive energy, kvarh
}
SERIAL_NUMBER = 20123456

# Points of the SunSpec models with their sizes in registers, in the published order.
PHASE = "W VA Var PF A LL LN TotWhInj:4 TotWhAbs:4 TotVarhInj:4 TotVarhAbs:4"
MODELS = {
    1: "Mn:16 Md:16 Opt:8 Vr:8 SN:16 DA Pad",
    701: "ACType St InvSt ConnSt Alrm:2 DERMode:2 W VA Var PF A LLV LNV Hz:2 TotWhInj:4 TotWhAbs:4 TotVarhInj:4 "
    "TotVarhAbs:4 TmpAmb TmpCab TmpSnk TmpTrns TmpSw TmpOt "
    + " ".join(point.replace(":", f"L{phase}:") if ":" in point else f"{point}L{phase}" for phase in (1, 2, 3) for point in PHASE.split())
    + " ThrotPct ThrotSrc:2 A_SF V_SF Hz_SF W_SF PF_SF VA_SF Var_SF TotWh_SF TotVarh_SF Tmp_SF MnAlrmInfo:32",
    704: "PFWInjEna PFWInjEnaRvrt PFWInjRvrtTms:2 PFWInjRvrtRem:2 PFWAbsEna PFWAbsEnaRvrt PFWAbsRvrtTms:2 PFWAbsRvrtRem:2 "
    "WMaxLimPctEna WMaxLimPct WMaxLimPctRvrt WMaxLimPctEnaRvrt WMaxLimPctRvrtTms:2 WMaxLimPctRvrtRem:2 WSetEna WSetMod "
    "WSet:2 WSetRvrt:2 WSetPct WSetPctRvrt WSetEnaRvrt WSetRvrtTms:2 WSetRvrtRem:2 VarSetEna VarSetMod VarSetPri VarSet:2 "
    "VarSetRvrt:2 VarSetPct VarSetPctRvrt VarSetEnaRvrt VarSetRvrtTms:2 VarSetRvrtRem:2 WRmp WRmpRef VarRmp AntiIslEna "
    "PF_SF WMaxLimPct_SF WSet_SF WSetPct_SF VarSet_SF VarSetPct_SF PFWInj:2 PFWInjRvrt:2 PFWAbs:2 PFWAbsRvrt:2",
    713: "WHRtg WHAvail SoC SoH Sta WH_SF Pct_SF",
}
# Generation is positive: the inverter charges with 2.8 kW.
INVERTER = {
    701: {"St": 1, "InvSt": 3, "W": -280, "LNV": 2302, "V_SF": -1, "Hz_SF": -3, "W_SF": 1},
    704: {"WSet_SF": 0},
    713: {"SoC": 615, "Pct_SF": -1},
}


def eastron():
    registers = [0] * 0x50
    for address, value in EASTRON.items():
        registers[address : address + 2] = struct.unpack(">HH", struct.pack(">f", value))
    return registers


def sunspec():
    registers = [0x5375, 0x6E53]
    for model, points in MODELS.items():
        block = []
        for point in points.split():
            name, _, size = point.partition(":")
            value = INVERTER.get(model, {}).get(name, 0) & 0xFFFF
            block += [value] + [0] * (int(size or 1) - 1)
        registers += [model, len(block)] + block
    return registers + [0xFFFF, 0]


def slave(inputs, holding):
    return ModbusSlaveContext(ir=inputs, hr=holding, zero_mode=True)


def forward(source, target, change):
    while True:
        data = change(os.read(source, 512))
        if data:
            os.write(target, data)


def main():
    disturbance = "none"

    def disturb(data):
        if disturbance == "silence":
            return b""
        return data[:-1] + bytes([data[-1] ^ 0x40]) if disturbance == "crc" else data

    no_registers = ModbusSparseDataBlock({0xFFFF: 0})
    serial_number = ModbusSparseDataBlock({0xFC00: SERIAL_NUMBER >> 16, 0xFC01: SERIAL_NUMBER & 0xFFFF})
    slaves = {
        1: slave(ModbusSequentialDataBlock(0, eastron()), no_registers),
        2: slave(ModbusSequentialDataBlock(0, eastron()), serial_number),
        3: slave(no_registers, ModbusSequentialDataBlock(40000, sunspec())),
    }

    # The unit's side and the side of pymodbus, with this program as the cable between them.
    near, near_end = pty.openpty()
    far, far_end = pty.openpty()
    tty.setraw(near_end)
    tty.setraw(far_end)
    threading.Thread(target=forward, args=(near, far, lambda data: data), daemon=True).start()
    threading.Thread(target=forward, args=(far, near, disturb), daemon=True).start()

    async def serve():
        await StartAsyncSerialServer(
            context=ModbusServerContext(slaves=slaves, single=False),
            framer=RTU,
            port=os.ttyname(far_end),
            baudrate=9600,
            ignore_missing_slaves=True,
        )

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    print(os.ttyname(near_end), flush=True)
    for line in sys.stdin:
        words = line.split()
        if words[0] == "disturb":
            disturbance = words[1]
            print("disturbed", flush=True)
        elif words[0] == "registers":
            unit, first, count = (int(word) for word in words[1:])
            print(*slaves[unit].getValues(3, first, count), flush=True)


main()
