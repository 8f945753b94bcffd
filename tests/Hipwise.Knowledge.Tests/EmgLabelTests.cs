using Hipwise.Core;

namespace Hipwise.Knowledge.Tests;

/// <summary>Names of channels as laboratories write them.</summary>
public sealed class EmgLabelTests
{
    private static EmgLabel Read(string label) => EmgLabel.Read(label, Shipped.Knowledge.EmgLabels);

    [Theory]
    [InlineData("RGMED", "gluteus-medius", "right")]
    [InlineData("GMED_L", "gluteus-medius", "left")]
    [InlineData("GMedR", "gluteus-medius", "right")]
    [InlineData("LGMAX", "gluteus-maximus", "left")]
    [InlineData("LGMax", "gluteus-maximus", "left")]
    [InlineData("GLUT MED", "gluteus-medius", null)]
    [InlineData("R_GLMAX", "gluteus-maximus", "right")]
    [InlineData("R. Glut. Max.", "gluteus-maximus", "right")]
    [InlineData("Right TFL: EMG 3", "tensor-fasciae-latae", "right")]
    [InlineData("rechts Rückenstrecker", "erector-spinae", "right")]
    [InlineData("M. rectus femoris li", "rectus-femoris", "left")]
    [InlineData("Großer Gesäßmuskel links", "gluteus-maximus", "left")]
    [InlineData("moyen fessier gauche", "gluteus-medius", "left")]
    [InlineData("Droit fémoral droit", "rectus-femoris", "right")]
    [InlineData("glúteo medio izq", "gluteus-medius", "left")]
    [InlineData("Medio gluteo dx", "gluteus-medius", "right")]
    [InlineData("musculus gluteus maximus sin.", "gluteus-maximus", "left")]
    [InlineData("Gluteus medius dexter", "gluteus-medius", "right")]
    [InlineData("RF", "rectus-femoris", null)]
    [InlineData("RRF", "rectus-femoris", "right")]
    [InlineData("VL", "vastus-lateralis", null)]
    [InlineData("VLL", "vastus-lateralis", "left")]
    [InlineData("LES", "erector-spinae", "left")]
    [InlineData("BF R", "biceps-femoris-long-head", "right")]
    [InlineData("Sensor 5 Semitendinosus Left", "semitendinosus", "left")]
    [InlineData("RTA", "tibialis-anterior", "right")]
    [InlineData("upper gmax r", "gluteus-maximus-upper", "right")]
    [InlineData("EMG2_LSOL", "soleus", "left")]
    public void A_name_means_one_muscle(string label, string muscle, string? side)
    {
        var read = Read(label);
        (read.Kind, read.Muscle, read.Side?.Word()).ShouldBe((EmgLabelKind.Muscle, muscle, side), string.Join(", ", read.Choices));
    }

    [Theory]
    [InlineData("GM", "gluteus-maximus", "gluteus-medius", "gastrocnemius")]
    [InlineData("LGM", "left gluteus-maximus", "left gluteus-medius", "left gastrocnemius")]
    [InlineData("RAL", "right adductor-longus", "left rectus-abdominis")]
    [InlineData("Biceps", "biceps-femoris-long-head", "biceps-brachii")]
    [InlineData("R Hamstrings", "right biceps-femoris-long-head", "right semitendinosus", "right semimembranosus")]
    public void A_name_that_may_mean_several_is_asked_about(string label, params string[] choices)
    {
        var read = Read(label);
        read.Kind.ShouldBe(EmgLabelKind.Ambiguous);
        read.Choices.ShouldBe(choices, ignoreOrder: true);
    }

    [Theory]
    [InlineData("RF: ACC X")]
    [InlineData("Fz1")]
    [InlineData("Trigger")]
    [InlineData("EKG")]
    public void Other_channels_are_no_muscles(string label) => Read(label).Kind.ShouldBe(EmgLabelKind.NoMuscle);

    [Theory]
    [InlineData("EMG1", null)]
    [InlineData("channel_3", null)]
    [InlineData("Left wing", "left")]
    [InlineData("", null)]
    public void Nothing_is_made_of_a_name_that_says_nothing(string label, string? side)
    {
        var read = Read(label);
        (read.Kind, read.Side?.Word()).ShouldBe((EmgLabelKind.Unknown, side));
    }

    [Fact]
    public void Each_muscles_own_name_is_understood_on_either_side()
    {
        foreach (var muscle in Shipped.Knowledge.EmgLabels.Muscles.SelectMany(pair => pair.Value).Distinct().Where(Shipped.Knowledge.Muscles.ContainsKey))
        {
            var name = muscle.Replace('-', ' ');
            var read = Read(name + " left");
            (read.Kind == EmgLabelKind.Muscle ? [read.Muscle!] : read.Choices.Select(choice => choice.Split(' ')[^1])).ShouldContain(muscle);
            read.Side.ShouldBe(Side.Left, name);
            Read("R " + name).Side.ShouldBe(Side.Right, name);
        }
    }

    [Theory]
    [InlineData("sides:\n  left: [left,", "sides:\n  left: [right,", "'right' stands for both sides")]
    [InlineData("  - muscle: piriformis\n", "  - muscle: piriforme\n", "no muscle is called 'piriforme'; did you mean 'piriformis'?")]
    [InlineData("names: [piriformis, pirif,", "names: [\"12\", pirif,", "'12' in 'names' has no letters")]
    [InlineData("glued: {left: [l], right: [r]}", "glued: {left: [l]}", "'left' and 'right' must both list words")]
    [InlineData("not-muscles: [acc,", "not-muscles: [tfl,", "'tfl' is a muscle's name as well")]
    [InlineData("  - id: trapezius\n", "  - id: soleus\n", "there already is a muscle 'soleus'")]
    [InlineData("idle: [", "idel: [", "'idel' means nothing here")]
    [InlineData("status: convention", "status: sure", "'status' must be one of")]
    public void A_slip_is_named(string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace("emg-labels.yaml", from, to);
        copy.Problems().ShouldContain(problem => problem.Message.Contains(complaint));
    }
}
