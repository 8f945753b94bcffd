using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hipwise.Formats;
using Hipwise.Formats.C3d;
using Hipwise.Formats.Edf;
using Hipwise.Formats.SignalText;
using Hipwise.Formats.Tests.C3d;
using Hipwise.Signals;

namespace Hipwise.Benchmarks;

/// <summary>How fast recordings are read from the page cache on one thread, and how much memory a file of 2 GB takes that is only gone through.</summary>
internal static class RecordingScenario
{
    private const int Repeats = 5;
    private const int Channels = 8;
    private const int Rate = 2000;
    private const int Seed = 5;
    private const double Mega = 1e6;

    /// <summary>Measures every file whose name holds the words; all for none. The word long measures the long file alone, in a process of its own.</summary>
    public static int Run(string words)
    {
        var folder = Directory.CreateTempSubdirectory("hipwise-recordings-").FullName;
        try
        {
            if (words == "long")
            {
                Long(Path.Combine(folder, "long.edf"));
                return 0;
            }

            Console.WriteLine($"{"file",-44} {"MB",7} {"ms",8} {"MB/s",8}");
            foreach (var (name, make, read) in Files().Where(file => file.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
            {
                var path = Path.Combine(folder, "file" + name.Split(' ')[0]);
                make(path);
                Measure(name, path, read);
                File.Delete(path);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Name, Action<string> Make, Action<string> Read)> Files()
    {
        yield return (".edf 16 bits, read whole", path => Edf(path, 120_000_000, 2), path => EdfReader.ReadFile(path));
        yield return (".edf 16 bits, gone through", path => Edf(path, 120_000_000, 2), Scan);
        yield return (".bdf 24 bits, read whole", path => Edf(path, 120_000_000, 3), path => EdfReader.ReadFile(path));
        foreach (var (format, name) in new[] { (C3dBytes.Intel, "Intel"), (C3dBytes.Dec, "DEC"), (C3dBytes.Sgi, "SGI") })
        {
            foreach (var isReal in new[] { false, true })
            {
                yield return ($".c3d {name}, {(isReal ? "real numbers" : "integers")}", path => C3d(path, format, isReal), path => C3dReader.ReadFile(path));
            }
        }

        yield return (".csv 5 digits", path => Table(path, ',', '.'), path => SignalTextReader.ReadFile(path, new()));
        yield return (".txt tabs, decimal commas", path => Table(path, '\t', ','), path => SignalTextReader.ReadFile(path, new()));
        yield return (".dat counts, one column", Counts, path => SignalTextReader.ReadFile(path, new()));
    }

    private static void Measure(string name, string path, Action<string> read)
    {
        var (bytes, best) = (new FileInfo(path).Length, TimeSpan.MaxValue);
        for (var i = 0; i < Repeats; i++)
        {
            var watch = Stopwatch.StartNew();
            read(path);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-44} {bytes / Mega,7:F0} {best.TotalMilliseconds,8:F0} {bytes / Mega / best.TotalSeconds,8:F0}"));
    }

    private static void Scan(string path)
    {
        using var source = RecordingSource.Open(path, new());
        var sum = 0.0;
        source.Scan((_, _, samples) => sum += samples[0]);
    }

    private static void Long(string path)
    {
        Edf(path, 2_000_000_000, 2);
        Console.WriteLine($"{"2 GB of EDF+",-44} {"s",8} {"MB/s",8} {"most MB",8}");
        Tell("gone through", () => Scan(path));
        Tell("written anew as EDF+", () =>
        {
            using var source = RecordingSource.Open(path, new());
            EdfWriter.WriteFile(path + ".edf", source);
        });
        File.Delete(path + ".edf");
        Tell("its first hour as a table", () =>
        {
            using var source = RecordingSource.Open(path, new());
            SignalTextWriter.WriteFile(path + ".csv", source.Between(0, 3600));
        });
        Tell("ten minutes of it in memory", () =>
        {
            using var source = RecordingSource.Open(path, new());
            source.Between(36_000, 36_600).Load();
        });

        void Tell(string name, Action work)
        {
            var watch = Stopwatch.StartNew();
            work();
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-44} {watch.Elapsed.TotalSeconds,8:F1} {2000 / watch.Elapsed.TotalSeconds,8:F0} {process.PeakWorkingSet64 / Mega,8:F0}"));
        }
    }

    // EDF+ with annotations in each record, or BDF, of noise.
    private static void Edf(string path, long bytes, int width)
    {
        var random = new Random(Seed);
        var (annotations, kind) = (width == 2 ? 16 : 0, width == 2 ? "EDF" : "BDF");
        var record = new byte[width * ((Channels * Rate) + annotations)];
        var records = (int)(bytes / record.Length);
        var signals = Channels + (annotations > 0 ? 1 : 0);
        using var stream = File.Create(path);
        void Put(string text, int length) => stream.Write(Encoding.Latin1.GetBytes(text.PadRight(length)[..length]));
        void Field(string of, string ofAnnotations, int length)
        {
            for (var i = 0; i < signals; i++)
            {
                Put(i < Channels ? (of == "#" ? $"EMG {i + 1}" : of) : ofAnnotations, length);
            }
        }

        Put(width == 2 ? "0" : "\u00FFBIOSEMI", 8);
        Put("X X X X", 80);
        Put("Startdate X X X X", 80);
        Put("01.01.26", 8);
        Put("00.00.00", 8);
        Put($"{256 * (signals + 1)}", 8);
        Put(annotations > 0 ? "EDF+C" : "", 44);
        Put($"{records}", 8);
        Put("1", 8);
        Put($"{signals}", 4);
        var (least, most) = width == 2 ? ("-32768", "32767") : ("-8388608", "8388607");
        foreach (var (of, other, length) in new[]
        {
            ("#", kind + " Annotations", 16), ("", "", 80), ("uV", "", 8), ("-1000", "-1", 8), ("1000", "1", 8), (least, "-32768", 8), (most, "32767", 8), ("", "", 80),
            ($"{Rate}", $"{annotations}", 8), ("", "", 32),
        })
        {
            Field(of, other, length);
        }

        random.NextBytes(record);
        for (var i = 0; i < records; i++)
        {
            if (annotations > 0)
            {
                var text = record.AsSpan(width * Channels * Rate);
                text.Clear();
                Encoding.ASCII.GetBytes($"+{i}\u0014\u0014").CopyTo(text);
            }

            stream.Write(record);
        }
    }

    private static void C3d(string path, int format, bool isReal)
    {
        const int Frames = 65_000;
        const int Samples = 20;
        var bytes = new C3dBytes(format, isReal) { SamplesPerFrame = Samples };
        for (var frame = 0; frame < Frames; frame++)
        {
            bytes.Points.Add([]);
            bytes.Analog.Add([.. Enumerable.Range(0, Samples * Channels).Select(i => (double)(((frame * 37) + (i * 11)) % 4000))]);
        }

        File.WriteAllBytes(path, bytes.Real("POINT", "RATE", 200).Real("ANALOG", "SCALE", [.. Enumerable.Repeat(0.5, Channels)]).Write());
    }

    private static void Table(string path, char delimiter, char point)
    {
        var random = new Random(Seed);
        using var writer = new StreamWriter(path);
        writer.Write($"Time [s]{string.Concat(Enumerable.Range(1, Channels).Select(i => $"{delimiter}EMG {i} [mV]"))}\n");
        for (var row = 0; row < 400_000; row++)
        {
            var cells = Enumerable.Range(0, Channels).Select(_ => delimiter + (random.NextDouble() - 0.5).ToString("F5", CultureInfo.InvariantCulture));
            writer.Write($"{((double)row / Rate).ToString("F4", CultureInfo.InvariantCulture)}{string.Concat(cells)}\n".Replace('.', point));
        }
    }

    private static void Counts(string path)
    {
        var random = new Random(Seed);
        using var writer = new StreamWriter(path);
        writer.Write("# Sampling Rate (Hz):= 1000.00\n# Resolution:= 12\n# Labels:= EMG\n");
        for (var row = 0; row < 4_000_000; row++)
        {
            writer.Write($"{random.Next(4096)}.0\n");
        }
    }
}
