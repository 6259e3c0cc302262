"""Documents, their reviews and their directives."""

from django.urls import path

from avgust.web.views import directives, documents, review

urlpatterns = [
    path("documents/", documents.listing, name="documents"),
    path("documents/upload/", documents.upload, name="upload"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/progress/", documents.progress, name="document-progress"),
    path("documents/<int:pk>/file/", documents.file, name="document-file"),
    path("documents/<int:pk>/again/", documents.again, name="document-again"),
    path("documents/<int:pk>/card/", documents.card, name="document-card"),
    path("documents/<int:pk>/withdraw/", documents.withdraw, name="document-withdraw"),
    path("documents/<int:pk>/case/", documents.case, name="document-case"),
    path("documents/<int:pk>/give/", documents.give, name="document-give"),
    path("documents/<int:pk>/control/", documents.control, name="document-control"),
    path("documents/<int:pk>/review/", review.review, name="review"),
    path("documents/<int:pk>/review/add/", review.add, name="review-add"),
    path("documents/<int:pk>/review/undo/", review.undo, name="review-undo"),
    path("documents/<int:pk>/review/rest/", review.rest, name="review-rest"),
    path("documents/<int:pk>/review/adopt/", review.adopt, name="review-adopt"),
    path("directives/<int:pk>/", directives.directive, name="directive"),
    path("directives/<int:pk>/accept/", review.accept, name="directive-accept"),
    path("directives/<int:pk>/drop/", review.drop, name="directive-drop"),
    path("directives/<int:pk>/edit/", review.edit, name="directive-edit"),
    path("directives/<int:pk>/split/", review.split, name="directive-split"),
    path("directives/<int:pk>/merge/", review.merge, name="directive-merge"),
]
