using NanoV2G.Tools.OnNanoClr.Budgets;

namespace NanoV2G.Tests.OnNanoClr;

/// <summary>A budget binds the maximum; one that is broken or was not measured fails the run.</summary>
[TestClass]
public sealed class BudgetTableTest
{
    [TestMethod]
    [DataRow(2000, true, "kept")]
    [DataRow(2001, true, "over, within 10 %")]
    [DataRow(2200, true, "over, within 10 %")]
    [DataRow(2201, false, "BROKEN")]
    public void TheMaximumIsJudged(int maximum, bool isKept, string verdict)
    {
        BudgetTable table = Complete();
        Assert.IsTrue(table.Take($"MEASURED control tick|100|{maximum}|dearest piece 7"));
        Assert.AreEqual(isKept, table.IsKept());
        StringAssert.EndsWith(table.Lines().Single(line => line.Contains("control tick", StringComparison.Ordinal)), $"| 2,000 | {verdict} |");
    }

    [TestMethod]
    public void WhatWasNotMeasuredFailsUnlessThereIsAReason()
    {
        BudgetTable table = new();
        Assert.IsFalse(table.IsKept());
        foreach (Budget budget in Budget.All)
        {
            table.Excuse(budget, "no library");
        }

        Assert.IsTrue(table.IsKept());
        Assert.AreEqual(Budget.All.Count, table.Lines().Count(line => line.EndsWith("| not measured: no library |", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void ABudgetOfNothingHasNoTolerance()
    {
        BudgetTable table = Complete();
        Assert.IsTrue(table.Take("MEASURED canary lost in 100,000 ticks|1|1"));
        Assert.IsFalse(table.IsKept());
    }

    [TestMethod]
    [DataRow("MEASURED something else|1|2")]
    [DataRow("MEASURED control tick|1")]
    [DataRow("MEASURED control tick|one|2")]
    [DataRow("control tick|1|2")]
    public void OtherLinesAreNoMeasurements(string line)
    {
        Assert.IsFalse(new BudgetTable().Take(line));
    }

    [TestMethod]
    public void TheTableInTheFirmwaresPageHoldsTheseBudgets()
    {
        string[] rows = File.ReadAllLines(Path.Combine(Repository.Root, "firmware", "README.md"));
        foreach (Budget budget in Budget.All)
        {
            string[] cells = rows.Single(row => row.StartsWith($"| {budget.Name} | {budget.Unit} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
            Assert.AreEqual($"{budget.Most:N0}", cells[5], budget.Name);
        }
    }

    [TestMethod]
    public void AFigureWithoutABudgetStandsBelowAndIsNotJudged()
    {
        BudgetTable table = Complete();
        table.Note("what is not at hand", "bytes", null);
        table.Note("nanoV2G as flashed", "bytes", 123456);
        Assert.AreEqual("| nanoV2G as flashed | bytes | – | 123,456 | – | no budget |", table.Lines().Last());
        Assert.IsFalse(table.Lines().Any(line => line.Contains("not at hand", StringComparison.Ordinal)));
        Assert.IsTrue(table.IsKept());
    }

    private static BudgetTable Complete()
    {
        BudgetTable table = new();
        foreach (Budget budget in Budget.All)
        {
            table.Take(budget, 0);
        }

        return table;
    }
}
