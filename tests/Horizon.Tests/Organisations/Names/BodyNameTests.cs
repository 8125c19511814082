using Horizon.Graph.Organisations.Names;
using Xunit;

namespace Horizon.Tests.Organisations.Names;

public sealed class BodyNameTests
{
    [Theory]
    [InlineData("Elekta AB", "ELEKTA")]
    [InlineData("Chiesi Farmaceutici S.p.A.", "CHIESI FARMACEUTICI S.p.A")]
    [InlineData("Universitätsklinikum Würzburg", "University Hospital, Wuerzburg")]
    [InlineData("Universitätsklinikum Würzburg", "UniversitA$?tsklinikum WA1/4rzburg")]
    [InlineData("Universität Leipzig", "University of Leipzig")]
    [InlineData("Universität Leipzig", "Leipzig University")]
    [InlineData("Hospital Universitario La Paz", "La Paz University Hospital")]
    [InlineData("The First Affiliated Hospital of Sun Yat-sen University", "First Affiliated Hospital, Sun Yat-Sen University, China")]
    [InlineData("St. George's Hospital", "Saint Georges Hospital")]
    [InlineData("Universidade Federal de Pelotas - Pelotas, RS, Brazil", "Federal University of Pelotas")]
    [InlineData("University of Oslo (Norway)", "University of Oslo")]
    [InlineData("University of York, England", "University of York")]
    [InlineData("University of Washington (USA)", "University of Washington")]
    [InlineData("University of Newcastle, Australia", "The University of Newcastle")]
    [InlineData("Royal Victoria Hospital (Canada)", "Royal Victoria Hospital, Canada")]
    [InlineData("Princess Margaret Cancer Centre, Canada", "Princess Margaret Cancer Centre (Canada)")]
    [InlineData("Royal Marsden Hospital, United Kingdom", "Royal Marsden Hospital")]
    [InlineData("Peter MacCallum Cancer Centre, Australia", "Peter MacCallum Cancer Centre")]
    [InlineData("St. Vincent's Hospital Melbourne, Australia", "St Vincent's Hospital Melbourne")]
    [InlineData("Ministry of Health (Turkey)", "Ministry of Health, Turkey")]
    [InlineData("National Cancer Center, Republic of Korea", "National Cancer Center (South Korea)")]
    [InlineData("Universitätsklinikum Essen, Hufelandstraße 55, 45147 Essen, Germany", "University Hospital Essen")]
    [InlineData("University Hospital Heidelberg, Im Neuenheimer Feld 400, 69120 Heidelberg, Germany", "University Hospital Heidelberg")]
    [InlineData("Royal Bolton Hospital, Minerva Road, BL4 0JR", "Royal Bolton Hospital, Minerva Road")]
    [InlineData("Quixania Hospital (The)", "The Quixania Hospital")]
    [InlineData("Dr. Anil Kumar, Tata Memorial Hospital", "Tata Memorial Hospital")]
    public void OneBodyInAnotherSpellingLanguageOrderOrLegalFormHasOneKey(string one, string other) => Assert.Equal(BodyName.Of(one)!.Key, BodyName.Of(other)!.Key);

    [Theory]
    [InlineData("University of York", "York University")]
    [InlineData("University of Newcastle", "Newcastle University")]
    [InlineData("University of Newcastle, Australia", "Newcastle University")]
    [InlineData("Royal Victoria Hospital, Canada", "Royal Victoria Hospital")]
    [InlineData("St. Vincent's Hospital, Australia", "St Vincent's Hospital, Ireland")]
    [InlineData("Queen's University (Canada)", "Queen's University, United Kingdom")]
    [InlineData("University of York, Canada", "University of York")]
    [InlineData("University of York (Canada)", "University of York")]
    [InlineData("University of Washington", "Washington University")]
    [InlineData("University Hospital Leipzig", "University of Leipzig")]
    [InlineData("The First Affiliated Hospital of Zhengzhou University", "The Second Affiliated Hospital of Zhengzhou University")]
    [InlineData("Hubei Cancer Hospital", "Hebei Cancer Hospital")]
    [InlineData("Institute of Cancer Research", "Cancer Research Institute")]
    [InlineData("Institut National du Cancer", "National Cancer Institute")]
    [InlineData("Instituto Nacional de Câncer", "Institut National du Cancer")]
    [InlineData("National Cancer Institute, Egypt", "National Cancer Institute")]
    [InlineData("University of California, Davis", "University of California, San Diego")]
    [InlineData("Medical University of Vienna", "University of Vienna")]
    [InlineData("Royal Victoria Infirmary", "Royal Victoria Hospital")]
    [InlineData("Ministry of Health (Turkey)", "Ministry of Health (Brazil)")]
    [InlineData("Ministry of Health (Turkey)", "Ministry of Health")]
    [InlineData("Cancer Institute (WIA) (India)", "Cancer Institute (China)")]
    [InlineData("University Hospital (Germany)", "University Hospital (Norway)")]
    [InlineData("Cancer Society (New Zealand)", "Cancer Society (Finland)")]
    [InlineData("Peterson Clinic (Germany)", "Peterson Clinic (Austria)")]
    [InlineData("MRC (South Africa)", "MRC (Sweden)")]
    [InlineData("Merck (Germany)", "Merck (USA)")]
    [InlineData("Department of Health", "Health Department")]
    [InlineData("Institut für Virologie, Universitätsklinikum", "Klinik für Neurologie, Universitätsklinikum")]
    public void TwoBodiesHaveTwoKeys(string one, string other) => Assert.NotEqual(BodyName.Of(one)!.Key, BodyName.Of(other)!.Key);

    [Theory]
    [InlineData("Klinik für Neurologie, Universitätsklinikum Essen", "Universitätsklinikum Essen", "klinik fur neurologie")]
    [InlineData("Institut für Virologie Uniklinik Köln", "University Hospital of Cologne", null)]
    [InlineData("Department of Hematology, West China Hospital", "West China Hospital", "department of hematology")]
    [InlineData("Emergency Department of Zhongnan Hospital of Wuhan University", "Zhongnan Hospital of Wuhan University", "emergency department")]
    public void ADepartmentIsReadApartFromItsBody(string written, string whole, string? unit)
    {
        var read = BodyName.Of(written)!;
        Assert.NotNull(read.Unit);
        Assert.NotEqual(read.Key, read.OwnKey);
        if (unit is null) return;
        Assert.Equal(unit, read.Unit);
        Assert.Equal(BodyName.Of(whole)!.Key, read.Key);
    }

    [Theory]
    [InlineData("Not applicable")]
    [InlineData("NIL")]
    [InlineData("None.")]
    [InlineData(" - ")]
    [InlineData("Self-raised")]
    [InlineData("Self-raised funds")]
    [InlineData("self-financing")]
    [InlineData("Self-funding")]
    [InlineData("Investigator initiated and funded (UK)")]
    [InlineData("No external funding")]
    [InlineData("Dr A N Other")]
    [InlineData("Prof. Dr. Erika Muster")]
    [InlineData("Mr John Smith, 1 High Street")]
    [InlineData(null)]
    public void WhatNamesNobodyIsNoBody(string? written) => Assert.Null(BodyName.Of(written));

    [Theory]
    [InlineData("Dr. Falk Pharma GmbH")]
    [InlineData("Dr. Reddy's")]
    [InlineData("Dr. Margarete Fischer-Bosch-Institut")]
    [InlineData("Dr. Soetomo General Hospital")]
    [InlineData("MS Trust")]
    [InlineData("Research Fund")]
    [InlineData("(EORTC)")]
    public void ABodyCalledAfterAPersonOrByGeneralWordsIsOne(string written) => Assert.NotNull(BodyName.Of(written));

    [Fact]
    public void ACountryInAFieldIsNoPartOfANameThatTellsEnough()
    {
        Assert.Equal("university-uppsala", BodyName.Of("Uppsala University", "SE")!.Key);
        Assert.Equal(BodyName.Of("Peterson Clinic")!.Key, BodyName.Of("Peterson Clinic", "DE")!.Key);
        Assert.Equal("DE", BodyName.Of("Cancer Institute (Germany)", "AT")!.CountryCode);
    }

    /// <summary>Keys are ids of nodes: one that changes here changes an id that was given.</summary>
    [Theory]
    [InlineData("University of Leeds", "of-leeds-university")]
    [InlineData("Radboud University Medical Center", "centre-medical-radboud-university")]
    [InlineData("AstraZeneca", "astrazeneca")]
    [InlineData("Gruppo Oncologico Italiano di Ricerca Clinica", "clinical-group-italiano-oncologico-research")]
    public void KeysStayWhatTheyAre(string written, string key) => Assert.Equal(key, BodyName.Of(written)!.Key);

    [Fact]
    public void AnyTextIsReadWithoutError()
    {
        foreach (var text in new[] { "(", "A$?", "()", " , ; / ", "A1/4", "d'", "Ltd", "of the", "Department of", "(((((", new string('x', 5000), "\uD800", "1. A; 2. B" }) _ = BodyName.Of(text);
    }
}
