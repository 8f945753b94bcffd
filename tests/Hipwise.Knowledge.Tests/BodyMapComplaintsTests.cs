namespace Hipwise.Knowledge.Tests;

/// <summary>A slip in the drawing of the body is named with file, line and mend.</summary>
public sealed class BodyMapComplaintsTests
{
    private const string File = "body-map.yaml";
    private const string Knee = "{place: knee, at: [118, 335], ellipse: [13.5, 15]}";
    private const string Neck = "{place: neck, middle: yes, at: [95, 80], ellipse: [18, 11.5]}";

    [Theory]
    [InlineData("{place: knee, at: [118, 335]}", "'knee' cannot be marked; give it a spot with an ellipse or a region in 'front'")]
    [InlineData("{place: groin, at: [118, 335], ellipse: [13, 15]}", "'groin' stands in this view already")]
    [InlineData("{place: knees, at: [118, 335], ellipse: [13, 15]}", "no place is called 'knees'; did you mean 'knee'?")]
    [InlineData("{place: knee, at: [218, 335], ellipse: [13, 15]}", "218 335 lies outside the view, which is 190 470 wide and high")]
    [InlineData("{place: knee, at: [118, -1], ellipse: [13, 15]}", "118 -1 lies outside the view")]
    [InlineData("{place: knee, at: [118, 335], ellipse: [90, 15]}", "208 326.7")]
    [InlineData("{place: knee, at: [118, 335], ellipse: [13]}", "an 'ellipse' is half its width and half its height")]
    [InlineData("{place: knee, at: [118, 335], ellipse: [13, 0]}", "an 'ellipse' is half its width and half its height")]
    [InlineData("{place: knee, at: [118, 335], ellipse: [13, 15], region: M 1 1 L 2 2 Z}", "stands without a 'region'")]
    [InlineData("{place: knee, at: [118], ellipse: [13, 15]}", "'at' must be two numbers")]
    [InlineData("{place: knee, ellipse: [13, 15]}", "'at' must be two numbers")]
    [InlineData("{place: knee, at: [118, 335], region: m 1 1 l 2 2}", "'region' must be a path of M, L, C and Z")]
    [InlineData("{place: knee, at: [118, 335], region: M 1 1 L 2 999}", "2 999 lies outside the view")]
    [InlineData("{place: knee, middle: yes, at: [118, 335], ellipse: [13, 15]}", "'knee' has no middle in places.yaml")]
    [InlineData("{place: knee, at: [118, 335], ellipse: [13, 15], colour: red}", "'colour' means nothing here")]
    public void A_wrong_spot_is_named(string to, string complaint)
    {
        After(copy => copy.Replace(File, Knee, to)).ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint), to);
    }

    [Fact]
    public void A_spot_outside_the_view_is_named_on_its_own_line()
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(File, Knee, "{place: knee, at: [218, 335], ellipse: [13, 15]}");
        copy.Problems().ShouldContain(problem => problem.Line == Samples.LineOf(copy.Read(File), "{place: knee, at: [218") && problem.Message.Contains("218 335"));
    }

    [Theory]
    [InlineData("{place: neck, at: [95, 80], ellipse: [18, 11]}", "'neck' needs a spot with 'middle: yes'")]
    [InlineData("{place: neck, middle: yes, at: [95, 80]}", "'neck' cannot be marked")]
    public void A_midline_place_must_be_markable_in_the_middle(string to, string complaint)
    {
        After(copy => copy.Replace(File, Neck, to)).ShouldContain(problem => problem.Message.Contains(complaint));
    }

    [Theory]
    [InlineData("outside: [elsewhere]", "outside: []", "'elsewhere' cannot be marked")]
    [InlineData("outside: [elsewhere]", "outside: [elsewhere, knee]", "'knee' has a spot on the drawing and stands in 'outside' too")]
    [InlineData("outside: [elsewhere]", "outside: [elsewhere, nowhere]", "no place is called 'nowhere'")]
    [InlineData("width: 190", "width: 0", "'width' must be above 0 and at most 10000")]
    [InlineData("width: 190", "wide: 190", "'width' is missing")]
    [InlineData("width: 190", "width: 200", "a half runs from the middle of the view to the middle")]
    [InlineData("  half: >-\n    M 95 14", "  half: >-\n    M 94 14", "a half runs from the middle of the view to the middle")]
    [InlineData("{place: shoulder, at: [140, 110]}", "{place: shoulder, at: [140, 110], ellipse: [9, 9]}", "'shoulder' is marked in the view 'back'")]
    [InlineData("{place: shoulder, at: [108, 109]}", "{place: shoulder, middle: yes, at: [108, 109]}", "a view from the side has no middle")]
    [InlineData("{muscle: rectus-femoris, at: [120, 276]}", "{muscle: rectus-femur, at: [120, 276]}", "no muscle is called 'rectus-femur'; did you mean 'rectus-femoris'?")]
    [InlineData("{muscle: rectus-femoris, at: [120, 276]}", "{muscle: rectus-femoris, at: [120, 500]}", "120 500 lies outside the view")]
    public void A_wrong_drawing_is_named(string from, string to, string complaint)
    {
        After(copy => copy.Replace(File, from, to)).ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint), to);
    }

    [Fact]
    public void A_place_that_nobody_drew_is_named_with_the_view_it_belongs_in()
    {
        var problem = After(copy => copy.Append("places.yaml", "- {id: wrist, midline: no, gluteal: no, view: front, text: {name: Wrist}}\n")).ShouldHaveSingleItem();
        problem.File.ShouldBe(File);
        problem.Message.ShouldBe("'wrist' cannot be marked; give it a spot with an ellipse or a region in 'front', or name it in 'outside'");
    }

    [Fact]
    public void A_place_with_sides_cannot_be_left_beside_the_drawing()
    {
        After(copy =>
        {
            copy.Append("places.yaml", "- {id: wrist, midline: no, gluteal: no, view: front, text: {name: Wrist}}\n");
            copy.Replace(File, "outside: [elsewhere]", "outside: [elsewhere, wrist]");
        }).ShouldContain(problem => problem.Message.Contains("'wrist' has sides"));
    }

    [Fact]
    public void A_view_without_an_outline_is_named()
    {
        After(copy => copy.Write(File, "width: 10\nheight: 10\noutside: []\nfront: {}\nback: {}\nside: {}\n"))
            .Count(problem => problem.Message.Contains("no outline is given")).ShouldBe(3);
    }

    private static List<KnowledgeProblem> After(Action<KnowledgeCopy> change)
    {
        using var copy = new KnowledgeCopy();
        change(copy);
        return [.. copy.Problems()];
    }
}
