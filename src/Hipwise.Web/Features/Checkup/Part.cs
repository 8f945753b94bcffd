namespace Hipwise.Web.Features.Checkup;

/// <summary>Keys under which the answers of one page are kept.</summary>
public static class Part
{
    /// <summary>The age band.</summary>
    public const string Age = "you.age";

    /// <summary>Prefix of the safety groups.</summary>
    public const string Safety = "safety.";

    /// <summary>Safety questions asked a second time.</summary>
    public const string Again = "safety-again";

    /// <summary>Safety questions a clinician has cleared.</summary>
    public const string Cleared = "safety-cleared";

    /// <summary>Places marked on the body map; page state, not an answer.</summary>
    public const string Marks = "page.marks";

    /// <summary>Prefix of the pains, one for each place and side.</summary>
    public const string Pain = "pain.";

    /// <summary>Activities that are hard.</summary>
    public const string Activities = "activities";

    /// <summary>Sitting and working hours.</summary>
    public const string Day = "you.day";

    /// <summary>Training.</summary>
    public const string Training = "you.training";

    /// <summary>What is at hand.</summary>
    public const string Things = "you.things";

    /// <summary>Goals and time.</summary>
    public const string Wishes = "you.wishes";

    /// <summary>Height, mass and lengths.</summary>
    public const string Body = "you.body";

    /// <summary>Screens left out.</summary>
    public const string Skipped = "skipped";

    /// <summary>Exercises changed for variants.</summary>
    public const string Swaps = "swaps";

    /// <summary>Prefix of sides of a screen that were left out; page state, not an answer.</summary>
    public const string SideSkipped = "page.side-skipped.";
}
