using System.Diagnostics;
using System.Globalization;
using Hipwise.Formats.OpenSim;
using Hipwise.Signals;

namespace Hipwise.Formats.Tests.Fuzz;

/// <summary>Large tables take the memory of their numbers and hardly more; their text is never held.</summary>
public class LargeFileTests
{
    private const int Columns = 60;

    [Fact]
    public void A_table_takes_the_memory_of_its_numbers() => Run(rows: 5_000, print: false);

    [Fact(Explicit = true)]
    public void A_table_of_hundreds_of_megabytes_is_read_in_one_go() => Run(rows: 300_000, print: true);

    private static void Run(int rows, bool print)
    {
        var path = Path.Combine(Path.GetTempPath(), $"hipwise-{Guid.NewGuid():N}.sto");
        try
        {
            StorageWriter.WriteFile(path, Table(rows));
            GC.Collect();
            var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            var table = StorageReader.ReadFile(path);
            var (seconds, allocated) = (watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - before);
            table.Series.Count.ShouldBe(rows);
            var numbers = (Columns + 1L) * rows * sizeof(double);
            allocated.ShouldBeLessThan(numbers + (1 << 20), "one block of text, the numbers, and the names");
            if (print)
            {
                var size = new FileInfo(path).Length / 1e6;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"table of {size:F0} MB: {seconds:F1} s, {size / seconds:F0} MB/s, {allocated / 1e6:F0} MB for {numbers / 1e6:F0} MB of numbers"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static StorageTable Table(int rows)
    {
        var random = new Random(1);
        var times = Enumerable.Range(0, rows).Select(i => i * 0.001).ToArray();
        var channels = Enumerable.Range(0, Columns).Select(_ => times.Select(_ => Math.Round(random.NextDouble() * 1000, 8)).ToArray()).ToArray();
        return new StorageTable("large", new TimeSeries(times, [.. Enumerable.Range(0, Columns).Select(i => $"column_{i}")], channels), InDegrees: false);
    }
}
