using System.Globalization;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Movements;

/// <summary>The articles' claims answered by mechanics: what the document says is what the model gives, and the directions that it names hold.
/// HIPWISE_KEEP_CLAIMS=1 writes the tables of the document anew.</summary>
public class ClaimTests
{
    // Of what the tables show: a hundredth, or 3 % of large figures; solvers on other machines differ by less.
    private const double Close = 0.015;
    private const double Part = 0.03;

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "validation", "claims.md");

    private static readonly Dictionary<string, Lazy<ClaimFigures.Table>> Tables = new Func<ClaimFigures.Table>[]
        {
            ClaimFigures.Thighs, ClaimFigures.Weakened, ClaimFigures.Pelvis, ClaimFigures.Tilt, ClaimFigures.Band, ClaimFigures.Legs, ClaimFigures.Piriformis,
        }
        .ToDictionary(make => make.Method.Name.ToLowerInvariant(), make => new Lazy<ClaimFigures.Table>(make), StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_shows_what_the_model_gives(string name)
    {
        var table = Tables[name].Value;
        var (text, start, end) = (File.ReadAllText(Document), $"<!-- figures: {name} -->\n", "\n<!-- end -->");
        var from = text.IndexOf(start, StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, $"the document has no place for '{name}'");
        var to = text.IndexOf(end, from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("HIPWISE_KEEP_CLAIMS") == "1")
        {
            File.WriteAllText(Document, text[..(from + start.Length)] + table.ToMarkdown() + text[to..]);
            return;
        }

        var shown = text[(from + start.Length)..to].Split('\n').Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        shown.Select(cells => cells[0]).ShouldBe(table.Rows.Select(row => row.Row));
        foreach (var (cells, row) in shown.Zip(table.Rows))
        {
            for (var i = 0; i < row.Values.Length; i++)
            {
                double.Parse(cells[i + 1], CultureInfo.InvariantCulture).ShouldBe(row.Values[i], Close + (Part * Math.Abs(row.Values[i])), $"{row.Row}, {table.Columns[i]}");
            }
        }
    }

    [Fact]
    public void A_hinge_is_the_hips_and_a_squat_shared_whatever_the_thigh()
    {
        var thighs = Tables["thighs"].Value;
        foreach (var thigh in (string[])["-10", "0", "+10"])
        {
            thighs[$"romanian-deadlift, thigh {thigh} %", "hip share"].ShouldBeGreaterThan(0.85);
            thighs[$"squat, thigh {thigh} %", "hip share"].ShouldBeInRange(0.45, 0.7);
        }

        thighs["squat, thigh +10 %", "hip extension N·m"].ShouldBeGreaterThan(thighs["squat, thigh -10 %", "hip extension N·m"]);
    }

    [Fact]
    public void Hamstrings_take_over_from_a_maximus_that_cannot()
    {
        var weakened = Tables["weakened"].Value;
        foreach (var exercise in (string[])["glute-bridge", "squat"])
        {
            weakened[$"{exercise}, 10 %", "maximus"].ShouldBeLessThan(weakened[$"{exercise}, 100 %", "maximus"]);
            weakened[$"{exercise}, 10 %", "hamstrings"].ShouldBeGreaterThan(weakened[$"{exercise}, 100 %", "hamstrings"]);
        }
    }

    [Fact]
    public void A_pelvis_that_drops_with_the_trunk_upright_asks_more_and_a_lean_asks_less()
    {
        var pelvis = Tables["pelvis"].Value;
        double[] medius = [pelvis["level, trunk leans 12° over", "medius"], pelvis["level", "medius"], pelvis["5° lower", "medius"], pelvis["10° lower", "medius"]];
        medius.ShouldBeInOrder(SortDirection.Ascending);
    }

    [Fact]
    public void A_tucked_pelvis_asks_more_of_maximus_than_an_arched_back()
    {
        var tilt = Tables["tilt"].Value;
        foreach (var exercise in (string[])["glute-bridge", "hip-thrust"])
        {
            tilt[$"{exercise}, tucked", "maximus"].ShouldBeGreaterThan(tilt[$"{exercise}, arched", "maximus"]);
        }
    }

    [Fact]
    public void In_the_air_a_band_farther_down_asks_more_than_at_the_knees()
    {
        var band = Tables["band"].Value;
        foreach (var place in (string[])["ankles", "feet"])
        {
            band[$"side-lying-abduction, {place}", "medius"].ShouldBeGreaterThan(band["side-lying-abduction, knees", "medius"]);
        }

        band["side-lying-abduction, feet", "inward rotation N·m"].ShouldBeLessThan(band["side-lying-abduction, ankles", "inward rotation N·m"]);
    }

    [Fact]
    public void On_one_leg_everything_asks_more_than_on_two()
    {
        var legs = Tables["legs"].Value;
        foreach (var (one, two) in ((string, string)[])[("single-leg-bridge", "glute-bridge"), ("single-leg-hip-thrust", "hip-thrust"), ("single-leg-deadlift", "romanian-deadlift")])
        {
            legs[one, "maximus"].ShouldBeGreaterThan(legs[two, "maximus"]);
            legs[one, "medius"].ShouldBeGreaterThan(legs[two, "medius"] + 0.2);
        }
    }

    [Fact]
    public void Piriformis_is_lengthened_by_turning_inward_when_straight_and_outward_when_bent()
    {
        var piriformis = Tables["piriformis"].Value;
        piriformis["hip bent 0°", "inward rotation arm mm"].ShouldBeLessThan(-15);
        piriformis["hip bent 90°", "inward rotation arm mm"].ShouldBeGreaterThan(10);
        piriformis["hip bent 0°", "30° inward"].ShouldBeGreaterThan(piriformis["hip bent 0°", "30° outward"]);
        piriformis["hip bent 90°", "30° outward"].ShouldBeGreaterThan(piriformis["hip bent 90°", "30° inward"]);
    }
}
