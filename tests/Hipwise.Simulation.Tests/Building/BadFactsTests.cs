using Hipwise.Body.Model;
using Hipwise.Formats;
using Hipwise.Simulation.Building;

namespace Hipwise.Simulation.Tests.Building;

public class BadFactsTests
{
    [Theory]
    [InlineData("muscles.csv", "piri_r,piriformis,", "piri_r,piriformis,x", "pcsa_cm2", "no finite number")]
    [InlineData("muscles.csv", ",0.915,Handsfield2014 Parvaresh2019,", ",,Handsfield2014 Parvaresh2019,", "tendon_mm", "either")]
    [InlineData("muscles.csv", ",Handsfield2014 Parvaresh2019,", ",,", "source", "empty")]
    [InlineData("paths.csv", "piri_r,2,pelvis", "piri_r,3,pelvis", "point", "Point 2")]
    [InlineData("paths.csv", "piri_r,", "pyri_r,", "muscle", "piri_r")]
    [InlineData("curves.csv", "psoas-brim-x,natural,-30", "psoas-brim-x,natural,130", "x", "rising")]
    [InlineData("axes.csv", "hip_flexion_r,linear 1 0", "hip_flexion_r,linear one", "function", "no function")]
    [InlineData("axes.csv", "curve patellofemoral-rotation1", "curve patella", "function", "no curve 'patella'")]
    [InlineData("coordinates.csv", "hip_flexion_r,hip_r,deg,0,-20,125", "hip_flexion_r,hip_r,deg,0,125,-20", "maximum", "below")]
    [InlineData("coordinates.csv", "hip_flexion_r,hip_r", "hip_flexion_r,hop_r", "joint", "hop_r")]
    [InlineData("wraps.csv", ",cylinder,", ",cone,", "shape", "cylinder, sphere, ellipsoid")]
    [InlineData("constants.csv", "specific_tension,32,N/cm2", "specific_tension,32,N/mm2", "unit", "N/cm2")]
    public void A_slip_in_a_table_is_told_with_file_line_column_and_mend(string file, string from, string to, string column, string problem)
    {
        using var folder = new Tables();
        var line = folder.Change(file, from, to);
        var bad = Should.Throw<BadFileException>(() => BodyBuild.Write(folder.Path));
        Path.GetFileName(bad.File).ShouldBe(problem == "piri_r" ? "muscles.csv" : file);
        bad.Place.ShouldBe(column);
        bad.Problem.ShouldContain(problem);
        bad.Line.ShouldBeGreaterThan(problem == "N/cm2" ? 0 : 1);
        if (column is "pcsa_cm2" or "tendon_mm" or "source" or "point" or "function" or "maximum" or "shape")
        {
            bad.Line.ShouldBe(line);
        }
    }

    [Fact]
    public void A_value_of_our_own_needs_its_reason()
    {
        using var folder = new Tables();
        folder.Change("constants.csv", ",own,standard gravity", ",own,");
        Should.Throw<BadFileException>(() => BodyBuild.Write(folder.Path)).Problem.ShouldContain("reason");
    }

    [Fact]
    public void Tables_that_fit_to_nothing_are_told_by_name()
    {
        using var folder = new Tables();
        folder.Change("paths.csv", "piri_r,2,pelvis", "piri_r,2,pelvys");
        Should.Throw<ModelException>(() => BodyBuild.Write(folder.Path)).Message.ShouldContain("pelvys");
    }

    [Fact]
    public void A_missing_table_is_told()
    {
        using var folder = new Tables();
        File.Delete(Path.Combine(folder.Path, "wraps.csv"));
        Should.Throw<BadFileException>(() => BodyBuild.Write(folder.Path)).File.ShouldEndWith("wraps.csv");
    }

    private sealed class Tables : IDisposable
    {
        public Tables()
        {
            foreach (var file in Directory.EnumerateFiles(OwnBody.Facts))
            {
                File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
            }
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("hipwise-facts").FullName;

        // Changes the first place and tells its line.
        public int Change(string file, string from, string to)
        {
            var path = System.IO.Path.Combine(Path, file);
            var text = File.ReadAllText(path);
            var at = text.IndexOf(from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"{file} no longer holds '{from}'");
            File.WriteAllText(path, to == "pyri_r," ? text.Replace(from, to, StringComparison.Ordinal) : text[..at] + to + text[(at + from.Length)..]);
            return text[..at].Count(letter => letter == '\n') + 1;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
